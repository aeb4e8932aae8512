/**
 * The driven ports to the books of a run: what was stored, published, served, quarantined and
 * dead-lettered.
 */
@NullMarked
package dev.millrace.domain.port.ledger;

import org.jspecify.annotations.NullMarked;
