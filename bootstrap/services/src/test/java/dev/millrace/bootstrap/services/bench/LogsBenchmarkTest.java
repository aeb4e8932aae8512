package dev.millrace.bootstrap.services.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.bootstrap.services.progress.Gauge;
import dev.millrace.local.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsBenchmarkTest {

  private static final Path SETS =
      Path.of(System.getProperty("millrace.shared", "absent"), "data", "logs");

  @TempDir private Path folder;

  private final LogsBenchmark benchmark = new LogsBenchmark();

  private void write(String name, String log, String labels) throws IOException {
    Path set = Files.createDirectories(folder.resolve(name));
    Files.writeString(set.resolve(name + "_2k.log"), log, StandardCharsets.ISO_8859_1);
    Files.writeString(set.resolve(name + "_2k.log_structured.csv"), labels);
  }

  /** Each round takes a second. */
  private Comparison run(Path sets, int rounds, int least) throws InterruptedException {
    AtomicLong seconds = new AtomicLong();
    try (Workbench bench =
        benchmark.open(
            new Benchmark.Surface(folder, folder, least, Optional.of(sets), Progress.silent()))) {
      return new Turns(0, rounds, () -> seconds.getAndIncrement() * 1_000_000_000L)
          .run(benchmark, bench, Gauge.silent());
    }
  }

  @Test
  void everySetOfAFolderIsScoredAndTheirMeanTold() throws Exception {
    write(
        "One",
        "10:00:00 read 1\n10:00:01 \u00e9 read\n",
        "LineId,Content,EventId\n1,read 1,E1\n2,\"\u00e9 read\",E2\n");
    write("Two", "said yes\nsaid no\n", "Content,EventId\nsaid yes,E1\nsaid no,E1\n");
    Comparison comparison = run(folder, 1, 1);

    assertThat(comparison.rounds().get(0).figures())
        .containsEntry("grouping accuracy, of One", 1.0)
        .containsEntry("grouping accuracy, of Two", 0.0)
        .containsEntry("grouping accuracy", 0.5)
        .containsEntry("grouping accuracy of whole lines", 0.5)
        .containsEntry("F1", 0.5)
        .containsEntry("template F1", 0.5);
    assertThat(comparison.voids()).isEmpty();
    assertThat(comparison.isGood()).isFalse();
  }

  /** Each round mines the 4 lines until there were a thousand. */
  @Test
  void theRateIsThatOfAllLinesOfARound() throws Exception {
    write("One", "a\nb\nc\nd\n", "Content,EventId\na,1\nb,2\nc,3\nd,4\n");
    Comparison comparison = run(folder, 3, 997);

    assertThat(comparison.ratios())
        .extracting(Spread::name)
        .containsExactly("grouping accuracy", "miner, records/s");
    assertThat(comparison.ratios()).extracting(Spread::goal).containsExactly(0.88, 1e5);
    assertThat(comparison.ratios().get(1).values()).containsExactly(1_000.0, 1_000.0, 1_000.0);
    assertThat(comparison.sides().get(0).settings())
        .containsEntry("sets", "1")
        .containsEntry("lines at least", "997");
  }

  @Test
  void aFolderWithoutSetsIsRefused() throws Exception {
    assertRefused("no folder in " + folder + " holds a log");
    write("One", "a\n", "Line,Event\na,1\n");
    assertRefused("has no columns Content and EventId");
    write("One", "a\n", "LineId,Content,EventId\n1,a\n");
    assertRefused("the row of line 1 has 2 values");
    write("One", "a\nb\n", "Content,EventId\na,1\n");
    assertRefused("the log of One has 2 lines, of which 1 are labelled");
  }

  private void assertRefused(String why) {
    assertThatThrownBy(() -> run(folder, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  /** One setting for all, with room above the goal of 0.88. */
  @Test
  void logsOfRealSystemsAreGroupedAsPeopleDid() throws Exception {
    assumeTrue(Files.isDirectory(SETS), "no labelled logs at " + SETS);
    Round round = run(SETS, 1, 1).rounds().get(0);

    assertThat(round.figure("grouping accuracy")).isGreaterThan(0.98);
    assertThat(round.figure("grouping accuracy of whole lines")).isGreaterThan(0.98);
  }
}
