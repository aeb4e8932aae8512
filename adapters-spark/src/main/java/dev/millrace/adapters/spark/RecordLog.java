package dev.millrace.adapters.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A source of a topic's records as a stream with the columns of {@link LogRow#SCHEMA}. */
@FunctionalInterface
public interface RecordLog {

  Dataset<Row> records();
}
