package dev.millrace.adapters.spark;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** The one session of the tests' JVM. */
final class TestSession {

  static final SparkSession SPARK = new SparkConfig("local[2,4]", Map.of()).open();

  private TestSession() {}
}
