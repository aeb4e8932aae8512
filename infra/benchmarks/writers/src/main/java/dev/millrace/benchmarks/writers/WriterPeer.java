package dev.millrace.benchmarks.writers;

import dev.millrace.adapters.cassandra.RequestLimits;
import dev.millrace.benchmarks.peer.Peer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;

/** Our writer in Spark's tasks, as many as the topic has partitions, over mutations at hand. */
final class WriterPeer implements Peer {

  private final JavaSparkContext spark;
  private final int tasks;

  WriterPeer(JavaSparkContext spark, int tasks) {
    this.spark = spark;
    this.tasks = tasks;
  }

  @Override
  public String name() {
    return "millrace";
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "tasks", Integer.toString(tasks),
        "master", spark.master(),
        "limits", RequestLimits.DEFAULT.toString());
  }

  @Override
  public void prepare() {}

  @Override
  public long work() {
    List<Integer> first = IntStream.range(0, tasks).boxed().toList();
    spark.parallelize(first, tasks).foreach(new WriteRows(tasks));
    return AtHand.get().rows().size();
  }
}
