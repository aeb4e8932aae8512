package dev.millrace.benchmarks.writers;

import dev.millrace.benchmarks.peer.Peer;
import dev.millrace.benchmarks.peer.Sweep;
import dev.millrace.domain.view.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** The connector's DataFrame sink, tuned, over rows that Spark keeps in memory. */
final class SinkPeer implements Peer {

  private static final String CONCURRENT_WRITES = "spark.cassandra.output.concurrent.writes";

  /** By each task. */
  private static final List<Integer> CANDIDATES = List.of(32, 64, 128, 256, 512);

  private static final Map<String, String> TUNED =
      Map.of(
          "spark.cassandra.output.batch.size.rows", "1",
          "spark.cassandra.output.batch.grouping.key", "none",
          "spark.cassandra.output.consistency.level", "LOCAL_QUORUM",
          "spark.cassandra.output.ignoreNulls", "true",
          "spark.cassandra.output.metrics", "false");

  private final String keyspace;
  private final View view;
  private final Dataset<Row> rows;
  private final long count;
  private @Nullable Sweep<Integer> sweep;

  /**
   * @param rows with the columns of the view and their write time
   */
  SinkPeer(String keyspace, View view, Dataset<Row> rows) {
    this.keyspace = keyspace;
    this.view = view;
    this.rows = rows.cache();
    this.count = this.rows.count();
  }

  static SinkPeer over(AtHand atHand, String keyspace, SparkSession spark, int tasks) {
    List<Integer> all = IntStream.range(0, tasks).boxed().toList();
    JavaRDD<Row> rows =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(all, tasks)
            .flatMap(new FrameRows(tasks));
    View view = atHand.view();
    return new SinkPeer(keyspace, view, spark.createDataFrame(rows, Frame.schema(view)));
  }

  @Override
  public String name() {
    return "connector";
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(TUNED);
    settings.put(CONCURRENT_WRITES, best().best().toString());
    settings.put("swept", best().text());
    settings.put("tasks", Integer.toString(rows.javaRDD().getNumPartitions()));
    return settings;
  }

  @Override
  public void prepare() {
    best();
  }

  @Override
  public long work() {
    return write(best().best());
  }

  private Sweep<Integer> best() {
    Sweep<Integer> found = sweep;
    if (found == null) {
      found = Sweep.of(CANDIDATES, this::write, System::nanoTime);
      sweep = found;
    }
    return found;
  }

  private long write(int concurrentWrites) {
    rows.write()
        .format("org.apache.spark.sql.cassandra")
        .options(TUNED)
        .option(CONCURRENT_WRITES, Integer.toString(concurrentWrites))
        .option("keyspace", keyspace)
        .option("table", view.name())
        .option("writetime", Frame.WRITE_TIME)
        .mode(SaveMode.Append)
        .save();
    return count;
  }
}
