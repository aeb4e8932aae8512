package dev.millrace.bootstrap.services.cli;

import dev.millrace.bootstrap.services.bench.Benchmark;
import dev.millrace.bootstrap.services.bench.Benchmarks;
import dev.millrace.bootstrap.services.bench.Comparison;
import dev.millrace.bootstrap.services.bench.Turns;
import dev.millrace.bootstrap.services.bench.Workbench;
import dev.millrace.bootstrap.services.progress.Gauge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code millrace bench}. */
@Command(
    name = "bench",
    header = "Measures Millrace against references, in turns.",
    description = {
      "Runs all sides in turns (A B C, C B A, …) and shows the median of the rounds' ratios with its"
          + " spread, the promised goal, and every setting of every side.",
      "Each run is proved by counting: one that loses or doubles a record is void. Exits 0 only when"
          + " no run was void and every goal is met."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "  millrace bench",
      "  millrace bench ingest --pairs 9 --records 20000 --output json",
      "  millrace bench relay --records 1000000",
      "  millrace bench stream path",
      "  millrace bench sensors --data DIR",
      "  millrace bench logs --data DIR"
    })
final class BenchCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..*",
      completionCandidates = Names.class,
      description =
          "Which; if none is named, all that need no --data. One of ${COMPLETION-CANDIDATES}.")
  private @Nullable List<String> names;

  @Option(
      names = "--pairs",
      paramLabel = "N",
      description = "How many rounds count. Default: ${DEFAULT-VALUE}",
      defaultValue = "5")
  private int pairs;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description = "How many rounds are run before. Default: ${DEFAULT-VALUE}",
      defaultValue = "1")
  private int warmUp;

  @Option(
      names = "--records",
      paramLabel = "N",
      description =
          "How many records each run carries."
              + " Default: 10000, of relay 100000, of stream 50000, of path 20000, of logs 500000")
  private @Nullable Integer records;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "The folder of labelled data: series for sensors, a folder for each set for logs.")
  private @Nullable Path data;

  @Mixin private OutputOption format;

  /** The names that the shell offers. */
  static final class Names extends ArrayList<String> {

    private static final long serialVersionUID = 1L;

    Names() {
      super(Benchmarks.names());
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    requireAtLeast(1, "--pairs", pairs);
    requireAtLeast(0, "--warm-up", warmUp);
    if (records != null) {
      requireAtLeast(1, "--records", records);
    }
    Output output = format.of(command);
    List<Comparison> comparisons = new ArrayList<>();
    for (Benchmark benchmark : chosen()) {
      comparisons.add(run(benchmark, output));
    }
    BenchReport report = new BenchReport(comparisons);
    output.print(report.fields(), report::print);
    return report.exitCode().code();
  }

  private Comparison run(Benchmark benchmark, Output output)
      throws IOException, InterruptedException {
    try (DemoFolder folder = DemoFolder.of(null);
        Workbench bench =
            benchmark.open(
                new Benchmark.Surface(
                    folder.path(),
                    Distribution.folder(),
                    records == null ? benchmark.records() : records,
                    Optional.ofNullable(data),
                    Display.of(output)));
        Gauge gauge = output.gauge(benchmark.name())) {
      output.say(benchmark.name() + ": " + benchmark.purpose());
      Comparison comparison =
          new Turns(warmUp, pairs, System::nanoTime).run(benchmark, bench, gauge);
      folder.succeeded();
      return comparison;
    }
  }

  private List<Benchmark> chosen() {
    if (names == null || names.isEmpty()) {
      return Benchmarks.ALL.stream().filter(benchmark -> !benchmark.needsGivenData()).toList();
    }
    List<Benchmark> chosen =
        names.stream()
            .map(name -> Benchmarks.named(name).orElseThrow(() -> unknown(name)))
            .toList();
    chosen.stream().filter(Benchmark::needsGivenData).forEach(this::requireData);
    return chosen;
  }

  private void requireData(Benchmark benchmark) {
    if (data == null) {
      throw new IllegalArgumentException(
          benchmark.name() + " measures with data of yours: give their folder as --data");
    }
    if (!Files.isDirectory(data)) {
      throw new IllegalArgumentException("there is no folder " + data);
    }
  }

  private static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(
        "there is no benchmark " + name + ", but " + String.join(", ", Benchmarks.names()));
  }

  private static void requireAtLeast(int least, String option, int value) {
    if (value < least) {
      throw new IllegalArgumentException(option + " is at least " + least + ", not " + value);
    }
  }
}
