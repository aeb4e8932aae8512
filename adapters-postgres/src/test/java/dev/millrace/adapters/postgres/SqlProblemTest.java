package dev.millrace.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.failure.OutcomeUnknown;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlProblemTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08001", "08006", "53100", "53300", "57P01", "57P03", "57014", "58030", "55P03", "25006",
        "28P01"
      })
  void whatPassesIsTransient(String state) {
    assertThat(problem(state).failure("Cannot")).isInstanceOf(TransientFailure.class);
    assertThat(problem(state).isConflict()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"28000", "42P01", "23502", "22021", "25001"})
  void whatStaysIsPermanent(String state) {
    assertThat(problem(state).failure("Cannot")).isInstanceOf(PermanentFailure.class);
    assertThat(problem(state).failureOfCommit("Cannot")).isInstanceOf(PermanentFailure.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"40P01", "40001", "23505"})
  void aConflictIsRepeatedAndMayPass(String state) {
    assertThat(problem(state).isConflict()).isTrue();
    assertThat(problem(state).failure("Cannot")).isInstanceOf(TransientFailure.class);
    assertThat(problem(state).failureOfCommit("Cannot")).isInstanceOf(TransientFailure.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "57P01"})
  void aConnectionLostInTheCommitLeavesTheOutcomeUnknown(String state) {
    assertThat(problem(state).failureOfCommit("Cannot")).isInstanceOf(OutcomeUnknown.class);
  }

  @Test
  void messagesHoldNoValuesOfRows() {
    SQLException violation = new SQLException("Key (email)=(ada@example.com) exists", "23505");
    assertThat(SqlProblem.in(violation).orElseThrow().failure("Cannot store"))
        .hasMessage("Cannot store: others write the same (SQLSTATE 23505)");
  }

  @Test
  void theInnermostCodeCounts() {
    SQLException pool = new SQLTransientConnectionException("no connection in time");
    assertThat(SqlProblem.in(pool).orElseThrow().failure("Cannot"))
        .isInstanceOf(TransientFailure.class);
    pool.initCause(new SQLException("role \"x\" is not permitted to log in", "28000"));
    assertThat(SqlProblem.in(new IllegalStateException(pool)).orElseThrow().failure("Cannot"))
        .isInstanceOf(PermanentFailure.class);
  }

  private static SqlProblem problem(String state) {
    return SqlProblem.in(new SQLException("said the server", state)).orElseThrow();
  }
}
