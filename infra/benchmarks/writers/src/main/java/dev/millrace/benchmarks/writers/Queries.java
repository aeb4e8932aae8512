package dev.millrace.benchmarks.writers;

import dev.millrace.adapters.kafka.KafkaReceipts;
import dev.millrace.adapters.spark.BatchGate;
import dev.millrace.adapters.spark.FactsQuery;
import dev.millrace.adapters.spark.KafkaRecordLog;
import dev.millrace.adapters.spark.PartsAddress;
import dev.millrace.adapters.spark.QueryName;
import dev.millrace.bootstrap.stream.StreamFactory;
import dev.millrace.domain.record.FamilyName;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;

/**
 * From Kafka: the query that serves a family's facts, and one that reads the same bytes from
 * another topic and does nothing with them.
 *
 * @param checkpoints holds theirs
 */
record Queries(
    SparkSession spark,
    String bootstrapServers,
    long maxOffsets,
    Path checkpoints,
    Map<String, String> settings) {

  /** Whose topic is read to nowhere. */
  static final FamilyName NOWHERE = new FamilyName("users-to-nowhere");

  StreamingQuery facts(FamilyName family, KafkaReceipts receipts) throws TimeoutException {
    QueryName name = QueryName.facts(family);
    return new FactsQuery(
            name,
            log(name),
            PartsAddress.of(StreamFactory.class, family, settings),
            receipts,
            checkpoint(name),
            Clock.systemUTC(),
            (query, generation) -> generation)
        .start(new BatchGate(() -> {}, () -> {}));
  }

  StreamingQuery noop() throws TimeoutException {
    QueryName name = new QueryName(NOWHERE, "noop");
    return log(name)
        .records()
        .writeStream()
        .format("noop")
        .queryName(name.toString())
        .option("checkpointLocation", checkpoint(name).toString())
        .start();
  }

  private KafkaRecordLog log(QueryName name) {
    return new KafkaRecordLog(spark, name, bootstrapServers, maxOffsets);
  }

  private Path checkpoint(QueryName name) {
    return checkpoints.resolve(name.toString());
  }

  Map<String, String> text() {
    return Map.of(
        "master", spark.sparkContext().master(), "maxOffsetsPerTrigger", Long.toString(maxOffsets));
  }
}
