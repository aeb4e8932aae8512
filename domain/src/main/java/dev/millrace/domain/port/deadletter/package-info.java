/**
 * Dead letters: records that a stage could not carry, with the reason and their original bytes, or
 * with the row of the outbox that has them.
 */
@NullMarked
package dev.millrace.domain.port.deadletter;

import org.jspecify.annotations.NullMarked;
