package dev.millrace.acceptance.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.inject.Injector;
import com.google.inject.Module;
import dev.millrace.application.ingest.SubmitRun;
import dev.millrace.application.verify.Verification;
import dev.millrace.application.verify.VerifyRun;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.chaos.Books;
import dev.millrace.bootstrap.services.chaos.CatchUp;
import dev.millrace.bootstrap.services.chaos.Chaos;
import dev.millrace.bootstrap.services.chaos.Oracle;
import dev.millrace.bootstrap.services.pipeline.Compiling;
import dev.millrace.bootstrap.services.pipeline.LocalPipeline;
import dev.millrace.bootstrap.services.pipeline.Source;
import dev.millrace.bootstrap.services.pipeline.SparkMode;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.bootstrap.services.wiring.Wiring;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.port.serving.ServedViews;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.local.KafkaMode;
import dev.millrace.local.Progress;
import dev.millrace.simulator.Simulator;
import dev.millrace.simulator.SimulatorConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A pipeline on real servers, fed by a simulator in this JVM whose faults a test can switch. */
final class RunningPipeline implements AutoCloseable {

  static final FamilyName USERS = new FamilyName("users");

  private static final Logger LOG = LoggerFactory.getLogger(RunningPipeline.class);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final KafkaMode KAFKA =
      KafkaMode.named(System.getProperty("millrace.kafka", "kraft"));

  private static @Nullable RunningPipeline shared;

  private final Simulator simulator;
  private final LocalPipeline pipeline;
  private final Resources resources = new Resources();
  private final Path data;
  private final Injector injector;

  private RunningPipeline(Simulator simulator, LocalPipeline pipeline, Path data) {
    this.simulator = simulator;
    this.pipeline = pipeline;
    this.data = data;
    this.injector = wired(Modules.lookup());
  }

  /** The one that all tests of this JVM share; it ends with the JVM. */
  static synchronized RunningPipeline shared() {
    RunningPipeline running = shared;
    if (running == null) {
      running = startOrFail(Compiling.QUICKLY, SparkMode.LOCAL);
      Runtime.getRuntime().addShutdownHook(new Thread(running::close));
      shared = running;
    }
    return running;
  }

  /** One of its own, to work long and for the caller to close. */
  static RunningPipeline startOrFail() {
    return startOrFail(Compiling.IN_FULL, SparkMode.LOCAL);
  }

  /** The same with executors below a Spark master and two workers. */
  static RunningPipeline startOnAClusterOrFail() {
    return startOrFail(Compiling.IN_FULL, SparkMode.CLUSTER);
  }

  private static RunningPipeline startOrFail(Compiling compiling, SparkMode spark) {
    try {
      return start(compiling, spark);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the pipeline started", e);
    }
  }

  private static RunningPipeline start(Compiling compiling, SparkMode spark)
      throws IOException, InterruptedException {
    Simulator simulator = Simulator.start(SimulatorConfig.defaults().remembering(1_000));
    Path data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "pipeline");
    LocalPipeline pipeline =
        LocalPipeline.start(
            spark.in(
                LocalPipeline.config(data, Path.of(System.getProperty("millrace.dist")), KAFKA)),
            new Source.Remote(simulator.uri().resolve("1.4/")),
            compiling,
            Progress.silent());
    return new RunningPipeline(simulator, pipeline, data);
  }

  Path data() {
    return data;
  }

  Simulator simulator() {
    return simulator;
  }

  LocalPipeline pipeline() {
    return pipeline;
  }

  /** An injector over other modules and this pipeline's settings. */
  Injector wired(List<Module> modules) {
    return Wiring.of(settings(), resources, modules);
  }

  Settings settings() {
    return pipeline.settings();
  }

  <T> T the(Class<T> port) {
    return injector.getInstance(port);
  }

  Family<?> users() {
    return the(Families.class).named(USERS);
  }

  /** A plan over the simulator. */
  RunPlan plan(String seed, int records, int pageSize) {
    return new RunPlan(USERS, simulator.uri().resolve("1.4/"), seed, records, pageSize);
  }

  RunId submit(RunPlan plan) {
    return the(SubmitRun.class).submit(plan);
  }

  Run run(RunId id) {
    return the(Runs.class).find(id).orElseThrow();
  }

  Sheet sheet(RunId id) {
    return the(Ledger.class).sheet(id).orElseThrow();
  }

  /** Carries a run to its end and proves it. */
  Verification carry(RunPlan plan) {
    RunId id = submit(plan);
    awaitSettled(id);
    return the(VerifyRun.class).verify(id).orElseThrow();
  }

  void awaitSettled(RunId id) {
    awaitWhileItMoves(
        "run " + id + " to be settled",
        () -> run(id).state() == RunState.FETCHED && sheet(id).isSettled(),
        () -> run(id) + " " + sheet(id));
  }

  /**
   * The windows are counted by a query of their own, which may be behind the facts. What the relay
   * parked never comes to them.
   */
  void awaitCountsOfAllThatIsStored() {
    long stored =
        the(Runs.class).newest(1_000).stream()
            .filter(run -> run.plan().family().equals(USERS))
            .map(run -> sheet(run.id()))
            .mapToLong(sheet -> sheet.stored() - sheet.deadLettered())
            .sum();
    await(
        stored + " events to be counted once each",
        () -> total(countsByCountry()) == stored,
        () -> countsByCountry().toString());
    RunsApi api = new RunsApi(settings());
    await("the query that counts to have ended its batch", () -> hasCounted(api), () -> "");
  }

  private static boolean hasCounted(RunsApi api) {
    for (JsonNode stream : api.get("/v1/streams").json().path("streams")) {
      if (stream.path("family").asText().equals(USERS.value())
          && stream.path("query").asText().equals("windows")) {
        return stream.path("lagRecords").asLong() == 0;
      }
    }
    return false;
  }

  private Map<String, Long> countsByCountry() {
    return the(ServedViews.class).counts(users().windowedCounts().get(0).view()).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, country -> total(country.getValue())));
  }

  private static long total(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(n -> n).sum();
  }

  /** Strikes this pipeline while it carries runs. */
  Chaos chaos(Oracle oracle) {
    return new Chaos(books(), the(SubmitRun.class), pipeline.stack(), oracle, LOG::info);
  }

  /** Measures on this pipeline. */
  CatchUp catchUp() {
    return new CatchUp(books(), the(SubmitRun.class), pipeline.stack());
  }

  private Books books() {
    return new Books(
        the(Runs.class), the(Ledger.class), the(VerifyRun.class), the(ServedViews.class), users());
  }

  void awaitOver(RunId id) {
    await("run " + id + " to be over", () -> run(id).state().isOver(), () -> run(id).toString());
  }

  /** For what takes the longer the more there is: fails when nothing has moved for a while. */
  static void awaitWhileItMoves(String what, BooleanSupplier happened, Supplier<String> state) {
    AtomicReference<String> before = new AtomicReference<>("");
    while (!happened.getAsBoolean()) {
      await(what, () -> happened.getAsBoolean() || !state.get().equals(before.get()), before::get);
      before.set(state.get());
    }
  }

  static void await(String what, BooleanSupplier happened, Supplier<String> state) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!happened.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited in vain for " + what + ": " + state.get());
      }
      LockSupport.parkNanos(100_000_000);
    }
  }

  @Override
  public void close() {
    resources.close();
    pipeline.close();
    simulator.close();
  }
}
