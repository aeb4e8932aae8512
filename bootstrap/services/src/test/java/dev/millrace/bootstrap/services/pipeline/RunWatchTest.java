package dev.millrace.bootstrap.services.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.bootstrap.services.progress.Gauge;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.InMemoryLedger;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.receipt.Receipt;
import dev.millrace.domain.port.run.InMemoryRuns;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.testing.InMemoryStore;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RunWatchTest {

  private static final FamilyName USERS = new FamilyName("users");

  private final InMemoryStore store = new InMemoryStore(InstantSource.system());
  private final InMemoryRuns runs = new InMemoryRuns(store);
  private final InMemoryLedger ledger = new InMemoryLedger(store);
  private final RunId run = new RunId(new UUID(1, 1));
  private final List<Sheet> looks = new ArrayList<>();

  @Test
  void aRunThatFailedSaysWhy() throws InterruptedException {
    submit();
    runs.failed(run, "the source is away", true);

    assertThat(follow()).contains("it failed: the source is away");
  }

  @Test
  void aRunThatIsCancelledIsNotWaitedFor() throws InterruptedException {
    submit();
    runs.cancel(run);

    assertThat(follow()).contains("it was cancelled");
    assertThat(looks).hasSize(1);
  }

  @Test
  void aRunThatIsFetchedAndSettledHasArrived() throws InterruptedException {
    submit();
    runs.begin(run);
    runs.fetched(run);

    assertThat(follow()).isEmpty();
    assertThat(looks).hasSize(1);
  }

  @Test
  void whatDoesNotMoveIsNotWaitedForForEver() throws InterruptedException {
    submit();

    assertThat(follow()).hasValueSatisfying(why -> assertThat(why).contains("nothing has moved"));
    assertThat(looks).hasSizeGreaterThan(1);
  }

  @Test
  void whatIsFetchedAndNotServedHasNotArrived() throws InterruptedException {
    submit();
    runs.begin(run);
    runs.fetched(run);
    ledger.enter(List.of(new Receipt(USERS, 1, 0, run, 1, 0)));

    assertThat(follow()).as("served more than was published").isPresent();
  }

  private void submit() {
    runs.submit(run, new RunPlan(USERS, URI.create("http://127.0.0.1/"), "seed", 10, 5));
  }

  private Optional<String> follow() throws InterruptedException {
    return new RunWatch(runs, ledger, Duration.ofMillis(300))
        .follow(run, Gauge.silent(), looks::add);
  }
}
