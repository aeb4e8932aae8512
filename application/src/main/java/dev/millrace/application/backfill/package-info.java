/** Keeping backfills, and starting their runs, so many at a time. */
@NullMarked
package dev.millrace.application.backfill;

import org.jspecify.annotations.NullMarked;
