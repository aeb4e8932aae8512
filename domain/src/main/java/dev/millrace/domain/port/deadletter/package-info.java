/** Dead letters: records that a stage could not carry, with their original bytes and the reason. */
@NullMarked
package dev.millrace.domain.port.deadletter;

import org.jspecify.annotations.NullMarked;
