/**
 * The driven ports of the relay's reading side: the outbox, its snapshots and the cursor over them.
 */
@NullMarked
package dev.millrace.domain.port.outbox;

import org.jspecify.annotations.NullMarked;
