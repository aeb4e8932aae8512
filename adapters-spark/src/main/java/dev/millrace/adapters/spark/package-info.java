/**
 * The streaming driver on Spark Structured Streaming: per family a stateless query that serves
 * facts and a stateful one that counts windows. What each record means is the domain's; here is how
 * batches run, what they commit and how they come back after a fault.
 */
@NullMarked
package dev.millrace.adapters.spark;

import org.jspecify.annotations.NullMarked;
