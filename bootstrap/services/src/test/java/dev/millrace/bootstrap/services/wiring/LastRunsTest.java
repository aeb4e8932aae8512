package dev.millrace.bootstrap.services.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.alert.LastRun;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.run.InMemoryRuns;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.testing.InMemoryStore;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LastRunsTest {

  private final InMemoryRuns runs = new InMemoryRuns(new InMemoryStore(InstantSource.system()));
  private final List<RunId> asked = new ArrayList<>();
  private final LastRuns last =
      new LastRuns(
          run -> {
            asked.add(run);
            return Optional.empty();
          });

  @Test
  void theSheetOfARunThatIsOverIsAskedForOnce() {
    Run first = run("users", 1);
    Run other = run("logs", 2);
    Run second = run("users", 3);

    assertThat(last.of(List.of(first, other))).hasSize(2).contains(new LastRun("logs", 0, 0));
    assertThat(last.of(List.of(first, other))).hasSize(2);
    assertThat(last.of(List.of(second, other))).hasSize(2);
    last.of(List.of(first));

    assertThat(asked).as("what nobody asks for is not kept").hasSize(4);
    assertThat(asked.subList(2, 4)).containsExactly(second.id(), first.id());
  }

  private Run run(String family, int number) {
    RunId id = new RunId(new UUID(1, number));
    URI source = URI.create("http://127.0.0.1/");
    runs.submit(id, new RunPlan(new FamilyName(family), source, "seed", 10, 5));
    return runs.find(id).orElseThrow();
  }
}
