/** Tests of what DSBulk is called with. */
@NullMarked
package dev.millrace.benchmarks.dsbulk;

import org.jspecify.annotations.NullMarked;
