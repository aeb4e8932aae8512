/** Tests of what can be tested without servers: the arithmetic, the rows, the bounds. */
@NullMarked
package dev.millrace.benchmarks.writers;

import org.jspecify.annotations.NullMarked;
