/** Receipts: what a stream's batch served and dead-lettered of each run. */
@NullMarked
package dev.millrace.domain.port.receipt;

import org.jspecify.annotations.NullMarked;
