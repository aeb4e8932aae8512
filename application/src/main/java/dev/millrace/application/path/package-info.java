/** Watching the path as a whole: what moves, what waits, and how each hop stands in plain words. */
@NullMarked
package dev.millrace.application.path;

import org.jspecify.annotations.NullMarked;
