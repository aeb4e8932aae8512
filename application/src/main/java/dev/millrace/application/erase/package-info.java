/** Erasing one record everywhere, and showing that it is gone. */
@NullMarked
package dev.millrace.application.erase;

import org.jspecify.annotations.NullMarked;
