package dev.millrace.bootstrap.services.bench.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.bootstrap.services.bench.Spread;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsBenchmarkTest {

  private static final Path SETS =
      Path.of(System.getProperty("millrace.shared", "absent"), "data", "logs");

  @TempDir private Path folder;

  private final AtomicLong now = new AtomicLong();

  private final LogsBenchmark benchmark =
      new LogsBenchmark(1, 3, 1_000, () -> now.getAndAdd(10_000_000));

  private void write(String name, String log, String labels) throws IOException {
    Path set = Files.createDirectories(folder.resolve(name));
    Files.writeString(set.resolve(name + "_2k.log"), log, StandardCharsets.ISO_8859_1);
    Files.writeString(set.resolve(name + "_2k.log_structured.csv"), labels);
  }

  @Test
  void everySetOfAFolderIsScoredAndTheirMeanTold() throws IOException {
    write(
        "One",
        "10:00:00 read 1\n10:00:01 \u00e9 read\n",
        "LineId,Content,EventId\n1,read 1,E1\n2,\"\u00e9 read\",E2\n");
    write("Two", "said yes\nsaid no\n", "Content,EventId\nsaid yes,E1\nsaid no,E1\n");
    LogsComparison comparison = benchmark.run(LabelledSet.all(folder));

    assertThat(comparison.sets()).extracting(SetScore::name).containsExactly("One", "Two");
    assertThat(comparison.sets().get(0).messages()).isEqualTo(new Grouping(1, 1, 1, 2));
    assertThat(comparison.sets().get(0).lines()).isEqualTo(new Grouping(1, 1, 1, 2));
    assertThat(comparison.sets().get(1).messages()).isEqualTo(new Grouping(0, 0, 0, 2));
    assertThat(comparison.ratios().get(0).values()).containsExactly(0.5);
    assertThat(comparison.voids()).isEmpty();
    assertThat(comparison.isGood()).isFalse();
  }

  /** Each round mines the 4 lines 250 times, which takes 10 ms on this clock. */
  @Test
  void theRateIsThatOfAllLinesOfARound() throws IOException {
    write("One", "a\nb\nc\nd\n", "Content,EventId\na,1\nb,2\nc,3\nd,4\n");
    Spread rate = benchmark.run(LabelledSet.all(folder)).ratios().get(1);

    assertThat(rate.values()).containsExactly(100_000.0, 100_000.0, 100_000.0);
    assertThat(rate.isMet()).isTrue();
  }

  @Test
  void aSetWhoseLinesAreNotAllLabelledIsVoid() throws IOException {
    write("One", "a\nb\n", "Content,EventId\na,1\n");
    LogsComparison comparison = benchmark.run(LabelledSet.all(folder));

    assertThat(comparison.voids())
        .containsExactly("the log of One has 2 lines, of which 1 are labelled");
    assertThat(comparison.isGood()).isFalse();
  }

  @Test
  void aFolderWithoutSetsIsRefused() throws IOException {
    assertThatThrownBy(() -> LabelledSet.all(folder.resolve("none")))
        .hasMessage("there is no folder " + folder.resolve("none"));
    assertThatThrownBy(() -> LabelledSet.all(folder))
        .hasMessageContaining("no folder in " + folder + " holds a log");
    write("One", "a\n", "Line,Event\na,1\n");
    assertThatThrownBy(() -> LabelledSet.all(folder))
        .hasMessageContaining("has no columns Content and EventId");
    write("One", "a\n", "LineId,Content,EventId\n1,a\n");
    assertThatThrownBy(() -> LabelledSet.all(folder))
        .hasMessageContaining("the row of line 1 has 2 values");
  }

  /** One setting for all, with room above the goal of 0.88. */
  @Test
  void logsOfRealSystemsAreGroupedAsPeopleDid() {
    assumeTrue(Files.isDirectory(SETS), "no labelled logs at " + SETS);
    LogsComparison comparison =
        new LogsBenchmark(0, 1, 1, now::incrementAndGet).run(LabelledSet.all(SETS));

    assertThat(comparison.voids()).isEmpty();
    assertThat(comparison.mean(set -> set.messages().accuracy())).isGreaterThan(0.98);
    assertThat(comparison.mean(set -> set.lines().accuracy())).isGreaterThan(0.98);
  }
}
