package dev.millrace.bootstrap.services.cli;

import dev.millrace.bootstrap.services.bench.logs.LabelledSet;
import dev.millrace.bootstrap.services.bench.logs.LogsBenchmark;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code millrace bench logs}. */
@Command(
    name = "logs",
    header = "Measures how well and how fast templates of logs are mined.",
    description = {
      "Over labelled sets such as those of loghub, all with the same setting: grouping accuracy"
          + " and F1 as Zhu et al. 2019 define them, for the messages alone and for whole lines, each"
          + " line as its template is forwarded at the end; and lines per second on one core.",
      "Each folder in DIR holds one set: NAME.log and NAME.log_structured.csv with the columns"
          + " Content and EventId. Exits 0 only when no set is void and every goal is met."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "  millrace bench logs --data DIR",
      "  millrace bench logs --data loghub --output json"
    })
final class BenchLogsCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "The folder of the labelled sets.")
  private Path data;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How many rounds are timed. Default: ${DEFAULT-VALUE}",
      defaultValue = "5")
  private int rounds;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description = "How many rounds are run before. Default: ${DEFAULT-VALUE}",
      defaultValue = "2")
  private int warmUp;

  @Option(
      names = "--lines",
      paramLabel = "N",
      description = "How many lines each round mines at least. Default: ${DEFAULT-VALUE}",
      defaultValue = "500000")
  private int lines;

  @Mixin private OutputOption format;

  @Override
  public Integer call() {
    BenchCommand.requireAtLeast(1, "--rounds", rounds);
    BenchCommand.requireAtLeast(0, "--warm-up", warmUp);
    BenchCommand.requireAtLeast(1, "--lines", lines);
    LogsBenchmark benchmark = new LogsBenchmark(warmUp, rounds, lines, System::nanoTime);
    LogsReport report = new LogsReport(benchmark.run(LabelledSet.all(data)), data, lines);
    format.of(command).print(report.fields(), report::print);
    return report.exitCode().code();
  }
}
