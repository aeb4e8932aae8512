package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import dev.millrace.application.ingest.SubmitRun;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.pipeline.Compiling;
import dev.millrace.bootstrap.services.pipeline.LocalPipeline;
import dev.millrace.bootstrap.services.pipeline.Source;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.bootstrap.services.wiring.Wiring;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.record.FamilyName;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code millrace up}. */
@Command(
    name = "up",
    header = "Runs the whole pipeline on this machine until it is stopped by Ctrl-C.",
    description = {
      "Starts PostgreSQL, Kafka, the registry, Cassandra and Millrace's own processes, restarts what"
          + " dies, and stops everything in order.",
      "Everything is kept in the data folder and goes on at the next start."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "  millrace up",
      "  millrace up --users 20000 --data /var/lib/millrace",
      "  millrace up --kafka zookeeper --data old-kafka",
      "  millrace up --spark cluster",
      "  millrace up --source https://randomuser.me/api/1.4/ --users 1000"
    })
final class UpCommand implements Callable<Integer> {

  @Mixin private Installation installation;

  @Option(
      names = "--users",
      paramLabel = "N",
      description = "Starts a run of so many users at once. Default: none is started",
      defaultValue = "0")
  private long users;

  @Option(
      names = "--source",
      paramLabel = "URL|FOLDER",
      description =
          "An API, or a folder of recorded pages. Default: a simulator that works offline")
  private String source;

  @Mixin private KafkaOption kafka;

  @Mixin private SparkOption spark;

  @Override
  public Integer call() throws InterruptedException {
    Source from = source == null ? new Source.Simulated() : Source.parse(source);
    if (users < 0) {
      throw new IllegalArgumentException("--users is not negative: " + users);
    }
    try (LocalPipeline pipeline =
        LocalPipeline.start(
            spark.in(kafka.pipeline(installation.data())),
            from,
            Compiling.IN_FULL,
            Display.of(installation.output()))) {
      if (users > 0) {
        carry(pipeline.settings());
      } else {
        answer(pipeline.settings(), Optional.empty());
      }
      new CountDownLatch(1).await();
      return ExitCode.OK.code();
    }
  }

  private void carry(Settings settings) {
    try (Resources resources = new Resources()) {
      Injector injector = Wiring.of(settings, resources, Modules.books());
      RunId run = submit(injector.getInstance(SubmitRun.class), settings);
      answer(settings, Optional.of(run));
      Arrival.await(installation.output(), injector, run);
    }
  }

  private void answer(Settings settings, Optional<RunId> run) {
    String center =
        "http://%s:%s/".formatted(settings.text(Setting.API_BIND), settings.text(Setting.API_PORT));
    installation.output().print(fields(run, center), out -> print(out, run, center));
  }

  private RunId submit(SubmitRun runs, Settings settings) {
    return runs.submit(
        new RunPlan(
            new FamilyName("users"), settings.address(Setting.SOURCE_URL), "millrace", users, 500));
  }

  private Map<String, Object> fields(Optional<RunId> run, String center) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("ready", true);
    fields.put("data", installation.data().toAbsolutePath().toString());
    fields.put("run", run.map(RunId::toString).orElse(null));
    fields.put("controlCenter", center);
    return fields;
  }

  private void print(PrintWriter out, Optional<RunId> run, String center) {
    run.ifPresent(
        id -> out.printf("Run %s is submitted. `millrace ledger %s` shows it.%n", id, id));
    out.printf(
        "The control center is at %s; sign in with millrace.api.token of %s.%n",
        center, installation.data().resolve(LocalPipeline.SETTINGS));
    out.println("The pipeline is up. Ctrl-C stops it.");
  }
}
