/**
 * The driven port to calls from outside that may be repeated: a repetition is answered as the first
 * call was, and has no effect of its own.
 */
@NullMarked
package dev.millrace.domain.port.call;

import org.jspecify.annotations.NullMarked;
