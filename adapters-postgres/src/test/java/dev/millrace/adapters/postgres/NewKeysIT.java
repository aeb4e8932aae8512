package dev.millrace.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.intake.IntakeTransaction;
import dev.millrace.domain.port.intake.LatestVersion;
import dev.millrace.domain.port.intake.LockedKeys;
import dev.millrace.domain.port.intake.PageWrite;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.testing.PageFixture;
import dev.millrace.domain.testing.Submitted;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys that somebody else brings between being looked up and being written. */
class NewKeysIT {

  private TestDatabase postgres;
  private PostgresIntake intake;
  private PostgresRuns runs;

  @BeforeEach
  void open() {
    postgres = TestDatabase.migrated();
    intake = new PostgresIntake(postgres.database());
    runs = new PostgresRuns(postgres.database(), InstantSource.system());
  }

  @AfterEach
  void close() {
    postgres.close();
  }

  @Test
  void whoBringsAKeySecondIsRepeatedAndWritesItsSecondVersion() throws Exception {
    PageFixture page = PageFixture.of(Submitted.run(runs), 1, "a=mine", "b=mine");
    Queue<String> others = new ArrayDeque<>(List.of("b=theirs"));

    PageWrite written = intake.inTransaction(work -> write(work, page, Set.of("a", "b"), others));

    assertThat(written.versions()).extracting(LatestVersion::version).containsExactly(1L, 2L);
    assertThat(
            postgres.query(
                "SELECT aggregateid || version FROM millrace.outbox ORDER BY write_time, seq"))
        .containsExactly("b1", "a1", "b2");
  }

  @Test
  void whoLosesEveryTimeMayTryAgainLater() {
    List<String> keys = IntStream.range(0, 20).mapToObj(i -> "key-" + i).toList();
    PageFixture page =
        PageFixture.of(
            Submitted.run(runs), 1, keys.stream().map(key -> key + "=mine").toArray(String[]::new));
    Queue<String> others =
        keys.stream().map(key -> key + "=theirs").collect(Collectors.toCollection(ArrayDeque::new));

    assertThatThrownBy(
            () -> intake.inTransaction(work -> write(work, page, Set.copyOf(keys), others)))
        .isInstanceOf(TransientFailure.class);
    assertThat(others).as("attempts are bounded").isNotEmpty();
  }

  /** Writes a page, before which another writes the next of its own, if there is one. */
  private PageWrite write(
      IntakeTransaction work, PageFixture page, Set<String> keys, Queue<String> others) {
    LockedKeys locked =
        work.lock(
            PageFixture.THINGS, keys.stream().map(RecordKey::new).collect(Collectors.toSet()));
    String other = others.poll();
    if (other != null) {
      PageFixture theirs = PageFixture.of(Submitted.run(runs), 1, other);
      intake.inTransaction(theirs::takeIn);
    }
    PageWrite write = page.write(locked);
    work.write(write);
    return write;
  }
}
