package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.bootstrap.services.chaos.ChaosReport;
import dev.millrace.bootstrap.services.chaos.Draws;
import dev.millrace.bootstrap.services.chaos.Pair;
import dev.millrace.simulator.fault.Fault;
import dev.millrace.simulator.fault.Strike;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every process, killed and paused many times during large runs, each on a pipeline of its own, as
 * the accounts read all that there is; takes hours. {@code -Dmillrace.matrix.pairs=kill,pause
 * relay} has only those pairs struck whose name holds one of these texts.
 */
@Tag("matrix")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillsMatrixIT {

  private static final Logger LOG = LoggerFactory.getLogger(KillsMatrixIT.class);
  private static final int STRIKES = Integer.getInteger("millrace.matrix.strikes", 50);
  private static final int USERS = 20_000;
  private static final Path TARGET = Path.of("target");

  /** So that a run takes a minute, and several strikes fall into it. */
  private static final Duration BETWEEN_PAGES = Duration.ofMillis(600);

  private final long seed = Long.getLong("millrace.kills.seed", new Random().nextInt(1_000_000));
  private final Draws draws = new Draws(seed, Duration.ofSeconds(5), Duration.ofSeconds(20));
  private ChaosReport all = new ChaosReport(List.of());

  static List<Pair> pairs() {
    List<String> wanted = List.of(System.getProperty("millrace.matrix.pairs", "").split(","));
    return Pair.everywhere().stream()
        .filter(pair -> wanted.stream().anyMatch(pair.toString()::contains))
        .toList();
  }

  @BeforeAll
  void tellTheSeed() {
    LOG.info("strikes drawn with -Dmillrace.kills.seed={}", seed);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void whateverIsStruckComesBackAndNothingIsLostOrDoubled(Pair pair)
      throws InterruptedException, IOException {
    ChaosReport report;
    try (RunningPipeline path = RunningPipeline.startOrFail()) {
      report = strike(path, pair);
    }

    all = all.with(report);
    write();
    assertThat(report.problems()).as("with seed %d", seed).isEmpty();
  }

  private ChaosReport strike(RunningPipeline path, Pair pair) throws InterruptedException {
    path.simulator().faults().inject(Strike.always(), Fault.pace(BETWEEN_PAGES));
    return path.chaos(new Recount(path))
        .strike(
            draws.of(pair, STRIKES),
            new Crowd(path, pair.toString().replace(' ', '-'), USERS, seed));
  }

  /** After each pair, so that a matrix that is cut short has a table too. */
  private void write() throws IOException {
    Files.writeString(TARGET.resolve("kills-matrix.txt"), "seed " + seed + "\n" + all.text());
    new ObjectMapper()
        .writerWithDefaultPrettyPrinter()
        .writeValue(TARGET.resolve("kills-matrix.json").toFile(), all.fields());
    LOG.info("\n{}", all.text());
  }
}
