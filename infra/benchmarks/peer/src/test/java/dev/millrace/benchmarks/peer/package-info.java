/** Tests of the calls, and of the search for the best setting. */
@NullMarked
package dev.millrace.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
