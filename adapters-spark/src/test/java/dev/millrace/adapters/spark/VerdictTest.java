package dev.millrace.adapters.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.record.FamilyName;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.spark.SparkException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.junit.jupiter.api.Test;

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
  void aFileThatIsNotAsItWasWrittenStops() {
    assertThat(permanent(new SparkException("job", new ChecksumException("7.delta", 0))))
        .get()
        .asString()
        .contains("7.delta", "mv /checkpoints/users-facts");
  }

  private static Optional<PermanentFailure> permanent(Throwable failed) {
    return Verdict.permanent(new Unstarted(), failed);
  }

  private record Unstarted() implements Query {

    @Override
    public QueryName name() {
      return QueryName.facts(new FamilyName("users"));
    }

    @Override
    public Path checkpoint() {
      return Path.of("/checkpoints/users-facts");
    }

    @Override
    public StreamingQuery start(BatchGate gate) {
      throw new UnsupportedOperationException("nobody starts this");
    }

    @Override
    public void rehearse(Dataset<Row> nothing) {}
  }
}
