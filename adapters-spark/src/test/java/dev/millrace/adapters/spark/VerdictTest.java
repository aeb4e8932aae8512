package dev.millrace.adapters.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.record.FamilyName;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;

final class VerdictTest {

  private static final QueryName FACTS = QueryName.facts(new FamilyName("users"));

  @Test
  void aPermanentFailureStopsHoweverDeepItLies() {
    Throwable failed =
        new SparkException(
            "job aborted", new SparkException("task", new PermanentFailure("no table")));
    assertThat(Verdict.permanent(FACTS, failed).orElseThrow())
        .hasMessage("the query users-facts stopped: no table")
        .hasCause(failed);
  }

  @Test
  void whatMayPassDoesNot() {
    assertThat(Verdict.permanent(FACTS, new SparkException("job", new TransientFailure("busy"))))
        .isEmpty();
    assertThat(Verdict.permanent(FACTS, new IllegalStateException("closed"))).isEmpty();
  }

  @Test
  void aCheckpointOrATopicThatSparkRefusesStops() {
    IllegalStateException refusal = new IllegalStateException("batch 3 doesn't exist");
    refusal.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement(
              "org.apache.spark.sql.execution.streaming.HDFSMetadataLog", "get", "X.scala", 1)
        });
    assertThat(Verdict.permanent(FACTS, refusal)).isPresent();
  }
}
