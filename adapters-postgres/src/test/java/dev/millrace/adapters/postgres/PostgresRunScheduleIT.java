package dev.millrace.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.adapters.postgres.PostgresClockwork.Piece;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.testing.Submitted;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresRunScheduleIT {

  private static final Duration TAKE_OVER = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Period KEPT = Period.ofDays(90);

  private final BlockingQueue<RunId> executed = new LinkedBlockingQueue<>();
  private TestDatabase postgres;
  private PostgresRuns runs;
  private @Nullable PostgresRunSchedule schedule;

  @BeforeEach
  void open() {
    postgres = TestDatabase.migrated();
    runs = new PostgresRuns(postgres.database(), InstantSource.system());
  }

  @AfterEach
  void close() {
    stop();
    postgres.close();
  }

  @Test
  void aSubmittedRunIsExecutedOnceAndAtOnce() throws Exception {
    execute(run -> Optional.empty());
    RunId run = Submitted.run(runs);
    assertThat(executed.poll(5, TimeUnit.SECONDS)).isEqualTo(run);
    assertThat(executed.poll(1, TimeUnit.SECONDS)).isNull();
    stop();
    assertThat(scheduledRuns()).isEqualTo("0");
  }

  @Test
  void aRunThatIsNotOverIsExecutedAgainWhenItSaid() throws Exception {
    execute(run -> executed.size() < 3 ? Optional.of(Duration.ofMillis(50)) : Optional.empty());
    RunId run = Submitted.run(runs);
    assertThat(executedBy(3)).hasSize(3).containsOnly(run);
    stop();
    assertThat(scheduledRuns()).isEqualTo("0");
  }

  @Test
  void whatTheWorkThrowsDoesNotEndTheRun() throws Exception {
    execute(
        run -> {
          if (executed.size() == 1) {
            throw new TransientFailure("the source is away");
          }
          return Optional.empty();
        });
    Submitted.run(runs);
    assertThat(executedBy(2)).hasSize(2);
  }

  @Test
  void theRunOfADeadProcessIsTakenOver() throws Exception {
    CountDownLatch forever = new CountDownLatch(1);
    PostgresDatabase other = PostgresDatabase.open(postgres.config());
    PostgresRunSchedule dead =
        PostgresRunSchedule.start(
            other,
            TAKE_OVER,
            Duration.ofMillis(1),
            run -> {
              executed.add(run);
              await(forever);
              return Optional.empty();
            });
    RunId run = Submitted.run(runs);
    assertThat(executed.poll(5, TimeUnit.SECONDS)).isEqualTo(run);
    // Without its connections it can neither beat its heart nor say that it has stopped.
    other.close();
    execute(taken -> Optional.empty());
    assertThat(executed.poll(10, TimeUnit.SECONDS)).isEqualTo(run);
    forever.countDown();
    dead.close();
  }

  /** Two that take for ever leave no thread here for anything else. */
  @Test
  void daysThatAreNoLongerKeptAreDroppedWhateverRunsAreUnderWay() throws Exception {
    CountDownLatch forever = new CountDownLatch(1);
    RawDays days = new RawDays(postgres);
    days.add(LocalDate.of(2020, 2, 29));
    execute(
        run -> {
          await(forever);
          return Optional.empty();
        });
    Submitted.run(runs);
    Submitted.run(runs);
    assertThat(executedBy(2)).hasSize(2);
    Piece daily =
        new Piece(
            "partitions", Duration.ofHours(6), new PostgresDays(postgres.database(), KEPT, KEPT));
    try (PostgresClockwork clockwork =
        PostgresClockwork.start(postgres.database(), TAKE_OVER, PATIENCE, List.of(daily))) {
      assertThat(clockwork).isNotNull();
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
      while (days.all().contains("2020-02-29") && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      assertThat(days.all()).doesNotContain("2020-02-29").isNotEmpty();
    } finally {
      forever.countDown();
    }
  }

  @Test
  void itsTimesAreTheServers() throws Exception {
    Instant before = serverTime();
    Instant told = postgres.database().clock().instant();
    assertThat(told).isBetween(before, serverTime());
  }

  private Instant serverTime() throws Exception {
    String micros = "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint";
    return Instant.EPOCH.plus(Long.parseLong(postgres.query(micros).get(0)), ChronoUnit.MICROS);
  }

  @Test
  void submittingIsUndoneWithItsTransaction() throws Exception {
    postgres.execute("DROP TABLE millrace.scheduled_tasks");
    RunId run = new RunId(UUID.randomUUID());
    assertThatThrownBy(() -> runs.submit(run, Submitted.plan()))
        .isInstanceOf(PermanentFailure.class);
    assertThat(runs.find(run)).isEmpty();
  }

  private void execute(Function<RunId, Optional<Duration>> work) {
    schedule =
        PostgresRunSchedule.start(
            postgres.database(),
            TAKE_OVER,
            PATIENCE,
            run -> {
              executed.add(run);
              return work.apply(run);
            });
  }

  private void stop() {
    if (schedule != null) {
      schedule.close();
      schedule = null;
    }
  }

  /** What was executed once it has been so often, within ten seconds. */
  private List<RunId> executedBy(int times) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (executed.size() < times && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return List.copyOf(executed);
  }

  private String scheduledRuns() throws Exception {
    return postgres
        .query("SELECT count(*) FROM millrace.scheduled_tasks WHERE task_name = 'run'")
        .get(0);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
