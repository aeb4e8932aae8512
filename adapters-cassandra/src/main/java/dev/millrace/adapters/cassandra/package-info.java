/**
 * The served views in Cassandra: their tables, the writer that fills them and the look-ups. Only
 * API of the driver that the Spark connector's shaded driver also has, so that the writer runs in
 * Spark's executors on the connector's session.
 */
@NullMarked
package dev.millrace.adapters.cassandra;

import org.jspecify.annotations.NullMarked;
