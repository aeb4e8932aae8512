@NullMarked
package dev.millrace.benchmarks.operators;

import org.jspecify.annotations.NullMarked;
