package dev.millrace.bootstrap.services.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.bootstrap.services.progress.Gauge;
import dev.millrace.local.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SensorsBenchmarkTest {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final LocalDateTime BEGIN = LocalDateTime.of(2015, 3, 1, 0, 0);
  private static final int READINGS = 3_000;

  @TempDir private Path folder;

  private final SensorsBenchmark benchmark = new SensorsBenchmark();

  @BeforeEach
  void twoSeriesWithAPeakInEach() throws IOException {
    Files.createDirectories(folder.resolve("pumps"));
    Files.writeString(folder.resolve("pumps/a.csv"), series(1));
    Files.writeString(folder.resolve("pumps/b.csv"), series(2));
    String window = "[[\"%s\", \"%s\"]]".formatted(time(1_950), time(2_100));
    Files.writeString(
        folder.resolve("anomaly-windows.json"),
        "{\"pumps/a.csv\": %s, \"pumps/b.csv\": %s}".formatted(window, window));
  }

  @Test
  void whatTheDetectorFindsIsScored() throws InterruptedException {
    Comparison comparison = run();

    assertThat(comparison.voids()).isEmpty();
    assertThat(comparison.rounds().get(0).figure(SensorsSide.STANDARD)).isGreaterThan(90);
    assertThat(comparison.rounds().get(0).figures())
        .containsKeys(
            "NAB reward low FP",
            "NAB reward low FN",
            "NAB standard, of pumps",
            "NAB standard, even half at the odd half's threshold",
            "NAB standard, odd half at the even half's threshold");
    assertThat(comparison.ratios().get(0).isMet()).isTrue();
  }

  @Test
  void everyReadingIsTakenAndItsRateIsTold() throws InterruptedException {
    Comparison comparison = run();

    assertThat(comparison.rounds().get(0).rates().of(SensorsSide.NAME)).isEqualTo(2.0 * READINGS);
    assertThat(comparison.ratios())
        .extracting(Spread::name)
        .containsExactly("NAB standard", "detector, records/s", "largest state, bytes");
    assertThat(comparison.ratios()).extracting(Spread::goal).containsExactly(60.0, 1e5, 65_536.0);
    assertThat(comparison.sides().get(0).settings())
        .containsEntry("series", "2")
        .containsEntry("windows", "2")
        .containsEntry("data", folder.toString());
  }

  @Test
  void itIsNotRunUnlessItsDataAreGiven() {
    assertThat(benchmark.needsGivenData()).isTrue();
    assertThat(new IngestBenchmark().needsGivenData()).isFalse();
  }

  /** Each side takes a second. */
  private Comparison run() throws InterruptedException {
    AtomicLong seconds = new AtomicLong();
    try (Workbench bench =
        benchmark.open(
            new Benchmark.Surface(folder, folder, 0, Optional.of(folder), Progress.silent()))) {
      return new Turns(0, 1, () -> seconds.getAndIncrement() * 1_000_000_000L)
          .run(benchmark, bench, Gauge.silent());
    }
  }

  private static String series(long seed) {
    Random random = new Random(seed);
    StringBuilder lines = new StringBuilder("timestamp,value\n");
    for (int i = 0; i < READINGS; i++) {
      double value = 50 + random.nextGaussian() + (i == 2_000 ? 40 : 0);
      lines.append(time(i)).append(',').append(value).append('\n');
    }
    return lines.toString();
  }

  private static String time(int number) {
    return BEGIN.plusMinutes(5L * number).format(TIME);
  }
}
