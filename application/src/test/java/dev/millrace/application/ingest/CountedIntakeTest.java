package dev.millrace.application.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.intake.InMemoryIntake;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.intake.IntakeContract;
import dev.millrace.domain.port.intake.IntakeTransaction;
import dev.millrace.domain.port.intake.Outcome;
import dev.millrace.domain.port.ledger.InMemoryLedger;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.run.InMemoryRuns;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.port.source.Evidence;
import dev.millrace.domain.testing.InMemoryStore;
import dev.millrace.domain.testing.PageFixture;
import dev.millrace.domain.testing.Submitted;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CountedIntakeTest implements IntakeContract {

  private final InMemoryStore store = new InMemoryStore(InstantSource.system());
  private final CountedIntake counted = new CountedIntake(new InMemoryIntake(store));

  @Override
  public Intake intake() {
    return counted;
  }

  @Override
  public Runs runs() {
    return new InMemoryRuns(store);
  }

  @Override
  public Ledger ledger() {
    return new InMemoryLedger(store);
  }

  @Override
  public List<Evidence> evidence() {
    return store.evidence();
  }

  @Test
  void recordsAreCountedByWhatBecameOfThem() {
    RunId run = Submitted.run(runs());
    take(counted, PageFixture.of(run, 1, "a=1", "a=2", "a=2", "!"));
    take(counted, PageFixture.of(run, 2, "b=1"));

    assertThat(count(counted, Outcome.STORED)).isEqualTo(3);
    assertThat(count(counted, Outcome.DUPLICATE)).isEqualTo(1);
    assertThat(count(counted, Outcome.REJECTED)).isEqualTo(1);
  }

  @Test
  void whatIsNotCommittedIsNotCounted() {
    PageFixture page = PageFixture.of(Submitted.run(runs()), 1, "a=1");
    assertThatThrownBy(
            () ->
                counted.inTransaction(
                    transaction -> {
                      page.takeIn(transaction);
                      throw new IllegalStateException("undone");
                    }))
        .hasMessage("undone");

    assertThat(counted.counts()).isEmpty();
  }

  @Test
  void workThatIsRepeatedIsCountedOnce() {
    CountedIntake repeating = new CountedIntake(new Repeating(new InMemoryIntake(store)));
    take(repeating, PageFixture.of(Submitted.run(runs()), 1, "a=1", "b=1"));

    assertThat(count(repeating, Outcome.STORED)).isEqualTo(2);
  }

  private static void take(Intake intake, PageFixture page) {
    intake.inTransaction(
        transaction -> {
          page.takeIn(transaction);
          return true;
        });
  }

  private static long count(CountedIntake intake, Outcome outcome) {
    return intake.counts().entrySet().stream()
        .filter(entry -> entry.getKey().outcome() == outcome)
        .collect(Collectors.summingLong(entry -> entry.getValue()));
  }

  /** An intake that does all work twice, and undoes it the first time. */
  private record Repeating(Intake intake) implements Intake {

    private static final class Undone extends RuntimeException {

      private static final long serialVersionUID = 1L;
    }

    @Override
    public <T> T inTransaction(Function<IntakeTransaction, T> work) {
      assertThatThrownBy(
              () ->
                  intake.inTransaction(
                      transaction -> {
                        Objects.requireNonNull(work.apply(transaction));
                        throw new Undone();
                      }))
          .isInstanceOf(Undone.class);
      return intake.inTransaction(work);
    }

    @Override
    public void keep(RunId run, Evidence evidence) {
      intake.keep(run, evidence);
    }
  }
}
