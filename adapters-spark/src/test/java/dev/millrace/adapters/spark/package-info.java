/** The queries on a real Spark session, over a folder of records in place of a topic. */
@NullMarked
package dev.millrace.adapters.spark;

import org.jspecify.annotations.NullMarked;
