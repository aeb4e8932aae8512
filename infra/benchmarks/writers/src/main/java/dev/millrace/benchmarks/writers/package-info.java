/**
 * Our writer as the stream runs it, the driver alone, the connector's sink, and the path from Kafka
 * with and without Cassandra: peers in one JVM with Spark's class path, over the same records.
 */
@NullMarked
package dev.millrace.benchmarks.writers;

import org.jspecify.annotations.NullMarked;
