package dev.millrace.bootstrap.services.cli;

import com.google.inject.Injector;
import dev.millrace.application.ingest.SubmitRun;
import dev.millrace.application.verify.VerifyRun;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.pipeline.Compiling;
import dev.millrace.bootstrap.services.pipeline.Demo;
import dev.millrace.bootstrap.services.pipeline.DemoResult;
import dev.millrace.bootstrap.services.pipeline.LatencyProbe;
import dev.millrace.bootstrap.services.pipeline.LocalPipeline;
import dev.millrace.bootstrap.services.pipeline.MadeRecords;
import dev.millrace.bootstrap.services.pipeline.MemoryPlot;
import dev.millrace.bootstrap.services.pipeline.Pushing;
import dev.millrace.bootstrap.services.pipeline.Resident;
import dev.millrace.bootstrap.services.pipeline.Source;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.bootstrap.services.wiring.Wiring;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.port.serving.ServedViews;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.view.View;
import dev.millrace.local.LocalConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code millrace demo}. */
@Command(
    name = "demo",
    header = "Carries N records through the whole pipeline once, and proves it.",
    description = {
      "Starts the whole pipeline, carries N users or other records through it, proves the ledger,"
          + " prints the report and stops.",
      "Exits 0 only when every record is accounted for."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "  millrace demo",
      "  millrace demo --users 5000 --output json",
      "  millrace demo --source FOLDER    # recorded pages of the API",
      "  millrace demo --family sensor-readings --records 20000    # pushed to the collector",
      "  millrace demo --family logs --records 20000"
    })
final class DemoCommand implements Callable<Integer> {

  private static final FamilyName USERS = new FamilyName("users");
  private static final String COLLECTOR = "ingest";
  private static final long LONG = 100_000;

  @Spec private CommandSpec command;

  @Option(
      names = {"--users", "--records"},
      paramLabel = "N",
      description = "How many records; recorded pages are carried whole. Default: ${DEFAULT-VALUE}",
      defaultValue = "1000")
  private long users;

  @Option(
      names = "--family",
      paramLabel = "NAME",
      description =
          "What is carried; of another family than users, made records are pushed to the collector."
              + " Default: ${DEFAULT-VALUE}",
      defaultValue = "users")
  private String family = "users";

  @Option(
      names = "--source",
      paramLabel = "URL|FOLDER",
      description =
          "An API, or a folder of recorded pages. Default: a simulator that works offline")
  private @Nullable String source;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keeps the data there. Default: a fresh folder, deleted at the end")
  private @Nullable Path data;

  @Option(
      names = "--memory",
      paramLabel = "FILE",
      description = "Draws what each process held in memory over time, as an SVG.")
  private @Nullable Path memory;

  @Mixin private KafkaOption kafka;

  @Mixin private SparkOption spark;

  @Mixin private OutputOption format;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Output output = format.of(command);
    Instant started = Instant.now();
    Source from = source == null ? new Source.Simulated() : Source.parse(source);
    requireSome(users);
    FamilyName carried = new FamilyName(family);
    if (!carried.equals(USERS)) {
      MadeRecords.of(carried);
    }
    try (DemoFolder folder = DemoFolder.of(data)) {
      output.say(folder.description());
      DemoReport report = run(output, folder, from, started);
      output.print(report.fields(), report::print);
      if (memory != null) {
        draw(memory, report);
      }
      if (!report.isComplete()) {
        return ExitCode.NO.code();
      }
      folder.succeeded();
      FasterStarts.prepare(output);
      return ExitCode.OK.code();
    }
  }

  private static void draw(Path file, DemoReport report) throws IOException {
    DemoResult result = report.result();
    String title =
        String.format(
            "Resident memory while %,d users are carried and proved", result.sum(Sheet::fetched));
    Files.writeString(file, MemoryPlot.svg(title, result.memory()));
  }

  private static void requireSome(long users) {
    if (users < 1) {
      throw new IllegalArgumentException("--users is at least 1, not " + users);
    }
  }

  private DemoReport run(Output output, DemoFolder folder, Source from, Instant started)
      throws InterruptedException {
    Duration ready;
    DemoResult result;
    LocalConfig config = spark.in(kafka.pipeline(folder.path()));
    try (LocalPipeline pipeline =
        LocalPipeline.start(config, from, compiling(), Display.of(output))) {
      ready = Duration.between(started, Instant.now());
      output.say(String.format("Everything is ready after %.1f s.", ready.toMillis() / 1000.0));
      result = carry(output, pipeline, from);
    }
    return new DemoReport(result, started, ready, Duration.between(started, Instant.now()));
  }

  private Compiling compiling() {
    return users < LONG ? Compiling.QUICKLY : Compiling.IN_FULL;
  }

  private DemoResult carry(Output output, LocalPipeline pipeline, Source from)
      throws InterruptedException {
    Settings settings = pipeline.settings();
    try (Resources resources = new Resources()) {
      Injector injector = Wiring.of(settings, resources, Modules.lookup());
      FamilyName carried = new FamilyName(family);
      View byKey = injector.getInstance(Families.class).named(carried).views().get(0);
      LatencyProbe probe =
          new LatencyProbe(
              injector.getInstance(Runs.class),
              injector.getInstance(Ledger.class),
              injector.getInstance(ServedViews.class),
              byKey,
              Clock.systemUTC());
      Demo demo =
          new Demo(
              injector.getInstance(SubmitRun.class),
              injector.getInstance(Runs.class),
              injector.getInstance(Ledger.class),
              injector.getInstance(VerifyRun.class),
              probe,
              new Resident(pipeline.stack()),
              Clock.systemUTC(),
              output::say,
              output::gauge);
      return carried.equals(USERS)
          ? demo.carry(plans(settings, from))
          : demo.carry(
              new Pushing(settings, carried, users, () -> pipeline.stack().stop(COLLECTOR)));
    }
  }

  private List<RunPlan> plans(Settings settings, Source from) {
    URI address = settings.address(Setting.SOURCE_URL);
    return from instanceof Source.Recorded recorded
        ? RecordedPlans.of(USERS, recorded.folder(), address)
        : List.of(new RunPlan(USERS, address, "millrace", users, (int) Math.min(users, 500)));
  }
}
