/** Runs over a range of pages or days, some at a time. */
@NullMarked
package dev.millrace.domain.backfill;

import org.jspecify.annotations.NullMarked;
