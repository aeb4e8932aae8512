package dev.millrace.adapters.spark;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * A family's topic in Kafka: committed records only, from the beginning, and never past a hole. The
 * time-outs end a wait for a broker that is gone, so that the query fails, and begins again, soon.
 *
 * @param maxOffsetsPerTrigger bounds a batch
 */
public record KafkaRecordLog(
    SparkSession session, QueryName query, String bootstrapServers, long maxOffsetsPerTrigger)
    implements RecordLog {

  private static final Map<String, String> OPTIONS =
      Map.of(
          "kafka.isolation.level", "read_committed",
          "kafka.default.api.timeout.ms", "15000",
          "kafka.request.timeout.ms", "10000",
          "kafkaConsumer.pollTimeoutMs", "15000",
          "startingOffsets", "earliest",
          "failOnDataLoss", "true",
          "includeHeaders", "true");

  @Override
  public Dataset<Row> records() {
    return session
        .readStream()
        .format("kafka")
        .options(OPTIONS)
        .option("kafka.bootstrap.servers", bootstrapServers)
        .option("subscribe", query.family().topic())
        .option("groupIdPrefix", query.group())
        .option("maxOffsetsPerTrigger", maxOffsetsPerTrigger)
        .load()
        .select(
            LogRow.COLUMNS.stream()
                .map(functions::col)
                .toArray(org.apache.spark.sql.Column[]::new));
  }
}
