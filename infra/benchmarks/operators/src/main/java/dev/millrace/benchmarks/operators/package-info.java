/**
 * The operators of sensors and logs by themselves, measured with JMH: {@link
 * dev.millrace.benchmarks.operators.MeasureOperators} runs all of it.
 */
@NullMarked
package dev.millrace.benchmarks.operators;

import org.jspecify.annotations.NullMarked;
