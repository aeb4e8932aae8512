/**
 * Taking in what is pushed: all requests that wait at a moment become one page of a run and one
 * commit, and are answered after it.
 */
@NullMarked
package dev.millrace.application.collect;

import org.jspecify.annotations.NullMarked;
