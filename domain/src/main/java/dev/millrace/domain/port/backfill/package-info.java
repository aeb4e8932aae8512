/** The driven ports to backfills: how far each came, and what the store holds already. */
@NullMarked
package dev.millrace.domain.port.backfill;

import org.jspecify.annotations.NullMarked;
