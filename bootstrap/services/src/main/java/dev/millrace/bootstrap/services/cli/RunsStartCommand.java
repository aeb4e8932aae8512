package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import dev.millrace.application.ingest.SubmitRun;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.record.FamilyName;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code millrace runs start}. */
@Command(
    name = "start",
    header = "Starts a run.",
    description =
        "The ingest process fetches its pages, and the rest of the path carries them on. Prints the"
            + " run's id and returns at once, unless it is to wait.",
    mixinStandardHelpOptions = true,
    footer = {
      "  millrace runs start --records 5000 --wait",
      "  millrace runs start --records 5000 --seed spring --page-size 100"
    })
final class RunsStartCommand implements Callable<Integer> {

  @Mixin private Installation installation;

  @Option(
      names = "--records",
      paramLabel = "N",
      required = true,
      description = "How many records to fetch.")
  private long records;

  @Option(
      names = "--family",
      paramLabel = "NAME",
      description = "Default: ${DEFAULT-VALUE}",
      defaultValue = "users")
  private String family;

  @Option(
      names = "--source",
      paramLabel = "URL",
      description = "The API. Default: the one that `millrace up` was started with.")
  private @Nullable URI source;

  @Option(
      names = "--seed",
      paramLabel = "TEXT",
      description = "Makes the API's answers repeatable. Default: ${DEFAULT-VALUE}",
      defaultValue = "millrace")
  private String seed;

  @Option(
      names = "--page-size",
      paramLabel = "N",
      description = "Records per page. Default: ${DEFAULT-VALUE}",
      defaultValue = "500")
  private int pageSize;

  @Option(
      names = "--wait",
      description = "Returns when all of it has arrived; exits 1 when it failed or nothing moves.")
  private boolean waiting;

  @Override
  public Integer call() {
    return installation.with(Modules.books(), this::submit);
  }

  private ExitCode submit(Injector injector) {
    URI from =
        source == null ? injector.getInstance(Settings.class).address(Setting.SOURCE_URL) : source;
    RunId run =
        injector
            .getInstance(SubmitRun.class)
            .submit(new RunPlan(new FamilyName(family), from, seed, records, pageSize));
    Output output = installation.output();
    output.print(
        Map.of("run", run.toString()),
        out ->
            out.println("Run " + run + " is submitted. `millrace ledger " + run + "` shows it."));
    return waiting ? Arrival.await(output, injector, run) : ExitCode.OK;
  }
}
