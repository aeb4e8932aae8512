package dev.millrace.adapters.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.failure.PermanentFailure;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class SupervisionTest {

  private final List<String> events = new CopyOnWriteArrayList<>();

  @Test
  void aQueryIsGivenUpOnceItHasEnded() throws InterruptedException {
    try (Supervision supervision = Supervision.start(List.of(new Idle(events, false)))) {
      supervision.awaitRunning();
      assertThat(events).containsExactly("start");
    }
    assertThat(events).containsExactly("start", "stop", "release");
  }

  @Test
  void oneThatIsRefusedEndsAllAndIsGivenUpToo() throws InterruptedException {
    try (Supervision supervision = Supervision.start(List.of(new Refused(events)))) {
      assertThat(supervision.await().map(Throwable::getMessage))
          .contains("the query users-facts stopped: another has it");
      assertThat(supervision.isRunning()).isFalse();
    }
    assertThat(events).containsExactly("start", "release");
  }

  @Test
  void anErrorDoesNotEndAQueryForGood() throws InterruptedException {
    try (Supervision supervision = Supervision.start(List.of(new Failing(events)))) {
      supervision.awaitRunning();
    }
    assertThat(events).containsExactly("error", "start", "stop", "release");
  }

  @Test
  void theQueriesAreGivenUpTogether() throws InterruptedException {
    CountDownLatch both = new CountDownLatch(2);
    List<Query> queries = List.of(new Lingering(events, both), new Lingering(events, both));
    try (Supervision supervision = Supervision.start(queries)) {
      assertThat(supervision.await()).isPresent();
    }
    assertThat(events).containsExactly("release", "release");
  }

  /** After twelve seconds, in a driver. */
  @Test
  void whatNeverStopsIsLeftBehind() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(3);
    List<Query> queries = List.of(new Lingering(events, never), new Lingering(events, never));
    try (Supervision supervision =
        Supervision.start(queries, Duration.ofMillis(100), Duration.ofMillis(100))) {
      assertThat(supervision.await()).isPresent();
    }
    assertThat(events).isEmpty();
    assertThat(Supervision.PATIENCE.plus(Supervision.FAREWELL)).isEqualTo(Duration.ofSeconds(12));
    never.countDown();
    never.countDown();
    never.countDown();
  }

  @Test
  void whenSparkEndsBelowThemAllEndAndAreGivenUp() throws InterruptedException {
    try (Supervision supervision = Supervision.start(List.of(new Idle(events, true)))) {
      supervision.awaitRunning();

      supervision.endOfSpark().onApplicationEnd(new SparkListenerApplicationEnd(0));

      assertThat(supervision.await().orElseThrow())
          .hasMessageStartingWith("Spark has ended below the stream");
    }
    assertThat(events).containsExactly("start", "stop", "release");
  }

  /** What all of them are. */
  private interface Facts extends Query {

    List<String> events();

    @Override
    default QueryName name() {
      return QueryName.facts(Store.USERS.name());
    }

    @Override
    default Path checkpoint() {
      return Path.of("/checkpoints/users-facts");
    }

    @Override
    default void release() {
      events().add("release");
    }

    @Override
    default void rehearse(Dataset<Row> nothing) {}
  }

  private record Refused(List<String> events) implements Facts {

    @Override
    public StreamingQuery start(BatchGate gate) {
      events.add("start");
      throw new PermanentFailure("another has it");
    }
  }

  /** Is given up once another is, too. */
  private record Lingering(List<String> events, CountDownLatch both) implements Facts {

    @Override
    public StreamingQuery start(BatchGate gate) {
      throw new PermanentFailure("another has it");
    }

    @Override
    public void release() {
      both.countDown();
      try {
        both.await();
        events.add("release");
      } catch (InterruptedException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  /** Fails by an error at its first start. */
  private record Failing(List<String> events) implements Facts {

    @Override
    public StreamingQuery start(BatchGate gate) {
      if (events.isEmpty()) {
        events.add("error");
        throw new NoClassDefFoundError("some/Codec");
      }
      return new Idle(events, false).start(gate);
    }
  }

  /** Waits for records until it is stopped, which fails like Spark does where it has ended. */
  private record Idle(List<String> events, CountDownLatch stopped, boolean isStranded)
      implements Facts {

    Idle(List<String> events, boolean isStranded) {
      this(events, new CountDownLatch(1), isStranded);
    }

    @Override
    public StreamingQuery start(BatchGate gate) {
      events.add("start");
      return (StreamingQuery)
          Proxy.newProxyInstance(
              StreamingQuery.class.getClassLoader(),
              new Class<?>[] {StreamingQuery.class},
              (proxy, method, arguments) -> answer(method.getName()));
    }

    private @Nullable Object answer(String method) throws InterruptedException {
      switch (method) {
        case "awaitTermination" -> stopped.await();
        case "stop" -> {
          events.add(method);
          stopped.countDown();
          if (isStranded) {
            throw new IllegalStateException("Cannot call methods on a stopped SparkContext");
          }
        }
        case "status" -> {
          return new StreamingQueryStatus("Waiting for data to arrive", false, false);
        }
        default -> assertThat(method).isIn("isActive", "lastProgress");
      }
      return method.equals("isActive") ? stopped.getCount() > 0 : null;
    }
  }
}
