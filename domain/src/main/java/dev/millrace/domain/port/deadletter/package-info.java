/**
 * Dead letters: records that a stage could not carry, with the reason and their original bytes, or
 * with the row of the outbox that has them; what became of them, and publishing their events again.
 */
@NullMarked
package dev.millrace.domain.port.deadletter;

import org.jspecify.annotations.NullMarked;
