/** DataStax Bulk Loader as a peer of our writer. */
@NullMarked
package dev.millrace.benchmarks.dsbulk;

import org.jspecify.annotations.NullMarked;
