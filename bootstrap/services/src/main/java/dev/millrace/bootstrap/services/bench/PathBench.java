package dev.millrace.bootstrap.services.bench;

import com.google.inject.Injector;
import dev.millrace.adapters.kafka.KafkaConfig;
import dev.millrace.application.ingest.SubmitRun;
import dev.millrace.application.verify.Verification;
import dev.millrace.application.verify.VerifyRun;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.pipeline.Compiling;
import dev.millrace.bootstrap.services.pipeline.LocalPipeline;
import dev.millrace.bootstrap.services.pipeline.Source;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.bootstrap.services.wiring.Wiring;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.port.serving.ServedViews;
import dev.millrace.domain.users.Users;
import dev.millrace.local.KafkaMode;
import dev.millrace.local.Stack;
import dev.millrace.local.StackException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;

/** A pipeline of its own, as {@code up} starts it, and what its sides have in common. */
final class PathBench {

  private static final int PAGE = 500;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final Settings settings;
  private final Stack stack;
  private final Injector injector;
  private final EventTopic topic;
  private final int records;
  private final Users users = new Users();

  private PathBench(
      Settings settings, Stack stack, Injector injector, EventTopic topic, int records) {
    this.settings = settings;
    this.stack = stack;
    this.injector = injector;
    this.topic = topic;
    this.records = records;
  }

  static Workbench open(Benchmark.Surface surface) throws InterruptedException {
    return OpenedWorkbench.of(
        resources -> {
          LocalPipeline pipeline =
              resources.opened(
                  LocalPipeline.start(
                      LocalPipeline.config(surface.data(), surface.dist(), KafkaMode.KRAFT),
                      new Source.Simulated(),
                      Compiling.IN_FULL,
                      surface.progress()));
          return sides(of(surface, pipeline, resources));
        });
  }

  private static PathBench of(
      Benchmark.Surface surface, LocalPipeline pipeline, Resources resources) {
    Settings settings = pipeline.settings();
    String bootstrap = settings.text(Setting.KAFKA_BOOTSTRAP_SERVERS);
    KafkaConfig kafka = KafkaConfig.of(bootstrap, settings.number(Setting.KAFKA_PARTITIONS));
    Admin admin = resources.opened(Admin.create(Map.of("bootstrap.servers", bootstrap)));
    return new PathBench(
        settings,
        pipeline.stack(),
        Wiring.of(settings, resources, Modules.lookup()),
        EventTopic.of(new Users().name(), kafka, admin),
        surface.records());
  }

  private static List<Side> sides(PathBench bench) {
    PacedRuns paced =
        new PacedRuns(
            bench::submit,
            bench.ledger(),
            bench.injector.getInstance(ServedViews.class),
            bench.users.views().get(0),
            Clock.systemUTC());
    List<Side> sides = new ArrayList<>();
    sides.add(new WholePathSide(bench));
    for (StageSide.Stage stage : StageSide.Stage.values()) {
      sides.add(new StageSide(stage, bench));
    }
    sides.add(new PacedSide(bench, paced));
    return sides;
  }

  int records() {
    return records;
  }

  /** A run of all records, of users that nobody has fetched before. */
  RunId submit() {
    return submit(records, PAGE);
  }

  RunId submit(int wanted, int pageSize) {
    return injector
        .getInstance(SubmitRun.class)
        .submit(
            new RunPlan(
                users.name(),
                settings.address(Setting.SOURCE_URL),
                UUID.randomUUID().toString(),
                wanted,
                pageSize));
  }

  /** Freezes processes of the pipeline. */
  void pause(List<String> processes) {
    processes.forEach(stack::pause);
  }

  void resume(List<String> processes) {
    processes.forEach(stack::resume);
  }

  /** A reader of the committed events that come from now on. */
  Arrivals arrivals() {
    return Arrivals.in(topic, settings.text(Setting.KAFKA_BOOTSTRAP_SERVERS));
  }

  void awaitFetched(RunId run) {
    await("fetched", run, () -> state(run) == RunState.FETCHED);
  }

  /** Until the ledger says that all of it is served or dead. */
  void awaitSettled(RunId run) {
    awaitFetched(run);
    await("settled", run, () -> sheet(run).isSettled());
  }

  private void await(String what, RunId run, BooleanSupplier reached) {
    long begun = System.nanoTime();
    while (!reached.getAsBoolean()) {
      if (System.nanoTime() - begun > PATIENCE.toNanos() || isLost(run)) {
        throw new StackException(
            "the run %s is not %s: %s, %s".formatted(run, what, state(run), sheet(run)));
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private boolean isLost(RunId run) {
    RunState state = state(run);
    return state == RunState.FAILED || state == RunState.CANCELLED;
  }

  private RunState state(RunId run) {
    return injector.getInstance(Runs.class).find(run).map(Run::state).orElse(RunState.FAILED);
  }

  Sheet sheet(RunId run) {
    return ledger().sheet(run).orElseThrow();
  }

  private Ledger ledger() {
    return injector.getInstance(Ledger.class);
  }

  /** Looks every record of a run up in its view. */
  Proof proof(RunId run) {
    Verification found = injector.getInstance(VerifyRun.class).verify(run).orElseThrow();
    return new Proof(
        found.run().plan().records(), found.served() + found.doubledCount(), found.served());
  }

  Map<String, String> settings() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("records", Integer.toString(records));
    all.put("pageSize", Integer.toString(PAGE));
    for (Setting setting :
        List.of(
            Setting.KAFKA_PARTITIONS,
            Setting.RELAY_BATCH,
            Setting.STREAM_MASTER,
            Setting.STREAM_MAX_OFFSETS,
            Setting.SOURCE_REQUESTS_PER_SECOND)) {
      all.put(setting.key(), settings.text(setting));
    }
    return all;
  }
}
