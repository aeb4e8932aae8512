package dev.millrace.adapters.spark;

import dev.millrace.domain.port.serving.Places;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the steps of every query's batch over no records: so the classes are loaded, the code is
 * compiled and the executors' parts are open before the first record waits for them.
 */
public final class Rehearsal {

  private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

  private Rehearsal() {}

  /** Failures are left for the queries to meet. */
  public static void of(SparkSession session, List<? extends Query> queries) {
    try {
      queries.forEach(query -> query.rehearse(nothing(session)));
    } catch (Exception alsoTheQuerys) {
      LOG.info("the rehearsal failed: {}", String.valueOf(alsoTheQuerys.getMessage()));
    }
  }

  static void openParts(Dataset<Row> nothing, PartsAddress parts) {
    nothing.foreachPartition(
        (ForeachPartitionFunction<Row>)
            rows -> ExecutorParts.of(parts).openWriter(Places.FIRST).close());
  }

  /** No records in one partition, which the optimizer cannot know to be empty. */
  private static Dataset<Row> nothing(SparkSession session) {
    Row row = RowFactory.create("", 0, 0L, null, null, null, null);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    return session
        .createDataFrame(context.parallelize(List.of(row), 1), LogRow.SCHEMA)
        .filter("offset < 0");
  }
}
