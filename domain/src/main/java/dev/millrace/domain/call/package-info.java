/**
 * Calls from outside that may be repeated: their names, what they were answered, what is to be
 * done.
 */
@NullMarked
package dev.millrace.domain.call;

import org.jspecify.annotations.NullMarked;
