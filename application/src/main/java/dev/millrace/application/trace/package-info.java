/** Following one record through every hop. */
@NullMarked
package dev.millrace.application.trace;

import org.jspecify.annotations.NullMarked;
