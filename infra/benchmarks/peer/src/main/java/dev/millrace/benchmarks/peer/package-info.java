/**
 * How a benchmark drives what has to run in a process of its own: peers whose class path does not
 * mix with that of the services.
 */
@NullMarked
package dev.millrace.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
