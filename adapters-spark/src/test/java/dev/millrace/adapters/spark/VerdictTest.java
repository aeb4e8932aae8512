package dev.millrace.adapters.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.record.FamilyName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.spark.SparkException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VerdictTest {

  @Test
  void aPermanentFailureStopsHoweverDeepItLies() {
    Throwable failed =
        new SparkException(
            "job aborted", new SparkException("task", new PermanentFailure("no table")));
    assertThat(permanent(failed).orElseThrow())
        .hasMessage("the query users-facts stopped: no table")
        .hasCause(failed);
  }

  @Test
  void whatMayPassDoesNot() {
    assertThat(permanent(new SparkException("job", new TransientFailure("busy")))).isEmpty();
    assertThat(permanent(new IllegalStateException("closed"))).isEmpty();
  }

  @Test
  void aCheckpointOrATopicThatSparkRefusesStops() {
    IllegalStateException refusal = new IllegalStateException("batch 3 doesn't exist");
    refusal.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement(
              "org.apache.spark.sql.execution.streaming.HDFSMetadataLog", "get", "X.scala", 1)
        });
    assertThat(permanent(refusal).orElseThrow())
        .hasMessageContaining("batch 3 doesn't exist")
        .hasMessageContaining("mv /checkpoints/users-facts");
  }

  @Test
  void aTopicThatHasLetGoOfUnreadRecordsStopsWithTheWayToGoOn(@TempDir Path folder)
      throws IOException {
    Files.createDirectories(folder.resolve("offsets"));
    Files.createDirectories(folder.resolve("commits"));
    Files.writeString(folder.resolve("commits/9"), "v1");
    Files.writeString(folder.resolve("commits/10"), "v1");
    for (int batch = 9; batch < 12; batch++) {
      Files.writeString(
          folder.resolve("offsets/" + batch),
          """
          v1
          {"batchWatermarkMs":0,"batchTimestampMs":17952660%d000,"conf":{}}
          {"millrace.users":{"0":17,"1":%d}}"""
              .formatted(40 + batch, batch));
    }
    IllegalStateException loss = loss();
    assertThat(Verdict.permanent(new Unstarted(folder), new SparkException("job", loss)))
        .get()
        .asString()
        .contains(
            "the query users-facts stopped",
            "the topic millrace.users no longer holds",
            "Cannot fetch offset 10 (GroupId: g, TopicPartition: millrace.users-1). It would",
            "millrace.users-0@17, millrace.users-1@10",
            "mv " + folder + " " + folder + ".passed",
            "`millrace replay --family users --from 2026-11-21T12:45:50Z --to 2")
        .doesNotContain("failOnDataLoss");
  }

  @Test
  void aLossIsToldAlsoWhereTheLastPlanCannotBeRead(@TempDir Path folder) {
    assertThat(Verdict.permanent(new Unstarted(folder), loss()))
        .get()
        .asString()
        .contains("an unknown offset", "--from TIME --to 2");
  }

  private static IllegalStateException loss() {
    IllegalStateException loss =
        new IllegalStateException(
            "Cannot fetch offset 10 (GroupId: g, TopicPartition: millrace.users-1). \n"
                + "Some data may have been lost because they are not available in Kafka any more;"
                + " set the source option \"failOnDataLoss\" to \"false\".");
    loss.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement(
              "org.apache.spark.sql.kafka010.consumer.KafkaDataConsumer$", "report", "X.scala", 1)
        });
    return loss;
  }

  @Test
  void aFileThatIsNotAsItWasWrittenStops() {
    assertThat(permanent(new SparkException("job", new ChecksumException("7.delta", 0))))
        .get()
        .asString()
        .contains("7.delta", "mv /checkpoints/users-facts");
  }

  private static Optional<PermanentFailure> permanent(Throwable failed) {
    return Verdict.permanent(new Unstarted(Path.of("/checkpoints/users-facts")), failed);
  }

  private record Unstarted(Path checkpoint) implements Query {

    @Override
    public QueryName name() {
      return QueryName.facts(new FamilyName("users"));
    }

    @Override
    public StreamingQuery start(BatchGate gate) {
      throw new UnsupportedOperationException("nobody starts this");
    }

    @Override
    public void rehearse(Dataset<Row> nothing) {}
  }
}
