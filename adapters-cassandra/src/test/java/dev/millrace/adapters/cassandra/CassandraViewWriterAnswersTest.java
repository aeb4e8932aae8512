package dev.millrace.adapters.cassandra;

import static com.datastax.oss.simulacron.common.codec.ConsistencyLevel.LOCAL_QUORUM;
import static com.datastax.oss.simulacron.common.stubbing.PrimeDsl.closeConnection;
import static com.datastax.oss.simulacron.common.stubbing.PrimeDsl.invalid;
import static com.datastax.oss.simulacron.common.stubbing.PrimeDsl.isBootstrapping;
import static com.datastax.oss.simulacron.common.stubbing.PrimeDsl.noResult;
import static com.datastax.oss.simulacron.common.stubbing.PrimeDsl.overloaded;
import static com.datastax.oss.simulacron.common.stubbing.PrimeDsl.serverError;
import static com.datastax.oss.simulacron.common.stubbing.PrimeDsl.syntaxError;
import static com.datastax.oss.simulacron.common.stubbing.PrimeDsl.unauthorized;
import static com.datastax.oss.simulacron.common.stubbing.PrimeDsl.unavailable;
import static com.datastax.oss.simulacron.common.stubbing.PrimeDsl.writeTimeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.simulacron.common.codec.WriteType;
import com.datastax.oss.simulacron.common.result.Result;
import com.datastax.oss.simulacron.common.stubbing.CloseType;
import com.datastax.oss.simulacron.common.stubbing.DisconnectAction;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.serving.People;
import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.view.Mutation;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the writer makes of a node's answers: of which no real server can be talked into. */
@Timeout(60)
class CassandraViewWriterAnswersTest {

  private static final RequestLimits PATIENT = RequestLimits.DEFAULT;
  private static final Duration SHORT_DEADLINE = Duration.ofMillis(800);

  /** A writer's short deadline, meant for the fault, may pass before it is warm. */
  private static final int WARMINGS = 10;

  private static final Result SILENCE = noResult();

  private static final List<Mutation> ADA = List.of(People.named(new UUID(1, 1), "Ada", 10, false));

  private static final SimulatedNode NODE = SimulatedNode.taking(People.BY_ID);
  private static final CqlSession SESSION = CassandraSession.open(NODE.config());

  static List<Named<Result>> passing() {
    return List.of(
        Named.of(
            "WRITE_TIMEOUT of a single row", writeTimeout(LOCAL_QUORUM, 0, 1, WriteType.SIMPLE)),
        Named.of(
            "WRITE_TIMEOUT of a batch", writeTimeout(LOCAL_QUORUM, 0, 1, WriteType.UNLOGGED_BATCH)),
        Named.of("UNAVAILABLE", unavailable(LOCAL_QUORUM, 2, 1)),
        Named.of("OVERLOADED", overloaded("planted")),
        Named.of("IS_BOOTSTRAPPING", isBootstrapping()),
        Named.of("SERVER_ERROR", serverError("planted")),
        Named.of(
            "a connection closed after the request",
            closeConnection(DisconnectAction.Scope.CONNECTION, CloseType.DISCONNECT)),
        Named.of("no answer", SILENCE));
  }

  static List<Named<Result>> lasting() {
    return List.of(
        Named.of("SYNTAX_ERROR", syntaxError("planted")),
        Named.of("INVALID", invalid("planted")),
        Named.of("UNAUTHORIZED", unauthorized("planted")));
  }

  /** Short attempts only where each is to end without an answer: none else may be given up. */
  private static RequestLimits limits(Result fault) {
    return fault.equals(SILENCE) ? PATIENT.withRequestTimeout(Duration.ofMillis(200)) : PATIENT;
  }

  /** And is connected again. */
  @AfterEach
  void recover() {
    NODE.recover();
    warm(PATIENT).close();
  }

  @AfterAll
  static void close() {
    SESSION.close();
    NODE.close();
  }

  @ParameterizedTest
  @MethodSource("passing")
  void whatMayPassIsRepeatedUntilItHasPassed(Result fault) throws InterruptedException {
    try (ViewWriter writer = warm(limits(fault))) {
      NODE.answerWith(fault);
      writer.write(ADA);
      assertThat(NODE.awaitInserts(2)).isTrue();
      NODE.recover();

      writer.flush();
    }
    assertThat(NODE.inserted()).isGreaterThanOrEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("passing")
  void whatDoesNotPassIsGivenUpAtTheDeadlineAndMayBeWrittenAgain(Result fault)
      throws InterruptedException {
    try (ViewWriter writer = warm(limits(fault).withDeadline(SHORT_DEADLINE))) {
      NODE.answerWith(fault);
      writer.write(ADA);
      assertThatThrownBy(writer::flush)
          .isInstanceOf(TransientFailure.class)
          .hasMessageContaining("people_by_id");
      assertThat(NODE.awaitInserts(1)).isTrue();
      assertThat(NODE.inserted()).isLessThanOrEqualTo(20);
      NODE.recover();
    }
    try (ViewWriter again = warm(PATIENT)) {
      again.write(ADA);
      again.flush();
    }
  }

  @ParameterizedTest
  @MethodSource("lasting")
  void whatSomebodyMustChangeIsNotRepeated(Result fault) {
    try (ViewWriter writer = warm(PATIENT)) {
      NODE.answerWith(fault);
      writer.write(ADA);

      assertThatThrownBy(writer::flush)
          .isInstanceOf(PermanentFailure.class)
          .hasMessageContaining("people_by_id");
    }
    assertThat(NODE.inserted()).isEqualTo(1);
  }

  @Test
  void whatTheNodeHasForgottenIsPreparedAgain() {
    try (SimulatedNode node = SimulatedNode.taking(People.BY_ID);
        CqlSession session = CassandraSession.open(node.config());
        ViewWriter writer = warm(node, session, PATIENT)) {
      node.forget();
      writer.write(ADA);
      writer.flush();

      assertThat(node.prepared()).isPositive();
    }
  }

  private static ViewWriter warm(RequestLimits limits) {
    return warm(NODE, SESSION, limits);
  }

  private static ViewWriter warm(SimulatedNode node, CqlSession session, RequestLimits limits) {
    ViewWriter writer = new CassandraViewWriter(session, node.config().keyspace(), limits);
    int left = WARMINGS;
    while (!hasWritten(writer, left)) {
      left--;
    }
    return writer;
  }

  private static boolean hasWritten(ViewWriter writer, int left) {
    try {
      writer.write(ADA);
      writer.flush();
      return true;
    } catch (TransientFailure late) {
      if (left == 0) {
        throw late;
      }
      return false;
    }
  }
}
