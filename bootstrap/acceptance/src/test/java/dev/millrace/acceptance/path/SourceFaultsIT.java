package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.acceptance.path.FaultySource.Edit;
import dev.millrace.application.verify.Verification;
import dev.millrace.application.verify.VerifyRun;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.quarantine.Place;
import dev.millrace.domain.port.quarantine.Quarantine;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.run.RunState;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every fault of a source, F01 to F15, once through the whole path. A run for each, all of them at
 * once; what must come of it is worked out from what the source has served.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SourceFaultsIT {

  private static final int TRIES = 2;
  private static final int PAGE = 10;
  private static final int PAGES = 2;
  private static final String INGEST = "ingest";
  private static final List<FaultCase> CASES = FaultCases.all(TRIES);

  private final RunningPipeline path = RunningPipeline.shared();
  private final Rows rows = new Rows(path.settings());
  private final Map<FaultCase, Faulted> faulted = new LinkedHashMap<>();
  private SecondProcess ingest;
  private Instant begun;

  /** A source and the run that asks it. */
  private record Faulted(FaultySource source, RunId run) {}

  static List<FaultCase> cases() {
    return CASES;
  }

  /** Beside the pipeline's own process, which has more patience than there is time for here. */
  @BeforeAll
  void start() throws IOException {
    begun = Instant.now();
    path.pipeline().stack().stop(INGEST);
    ingest =
        SecondProcess.start(
            path.data(),
            INGEST,
            Map.of(
                Setting.SOURCE_DEADLINE, "PT3S", Setting.SOURCE_ATTEMPTS, Integer.toString(TRIES)));
    ingest.awaitReady();
    for (FaultCase one : CASES) {
      FaultySource source = FaultySource.before(path.simulator().uri(), one.edit(), one.script());
      faulted.put(one, new Faulted(source, path.submit(plan(source, one.name()))));
    }
  }

  @AfterAll
  void stop() throws Exception {
    for (Faulted one : faulted.values()) {
      one.source().close();
    }
    rows.close();
    ingest.close();
    path.pipeline().stack().start(INGEST);
  }

  private static RunPlan plan(FaultySource source, String seed) {
    return new RunPlan(RunningPipeline.USERS, source.uri(), seed, PAGES * PAGE, PAGE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void everyRecordIsServedOnceOrQuarantinedAfterAFault(FaultCase one) {
    Faulted asked = Objects.requireNonNull(faulted.get(one));
    FaultySource source = asked.source();
    RunId run = asked.run();

    path.awaitSettled(run);

    assertThat(source.left()).as("answers of the script that nobody asked for").isZero();
    assertThat(source.targets())
        .as("a page for each that was needed, and no more")
        .hasSize(one.script().size() + PAGES);
    assertThat(unusable(run))
        .allMatch(reason -> reason.startsWith(one.evidence()))
        .hasSizeGreaterThanOrEqualTo(one.evidence().isEmpty() ? 0 : 1);
    assertPaused(source, one.pause());
    assertAccounted(run, source.served(), one.rejected());
  }

  private static void assertPaused(FaultySource source, Duration least) {
    List<Long> times = source.times();
    assertThat(Duration.ofNanos(times.get(1) - times.get(0)).compareTo(least))
        .as("%s is left between the first two requests", least)
        .isGreaterThanOrEqualTo(0);
  }

  /** The ledger, the versions, the rows and the quarantine, each as an exact set. */
  private void assertAccounted(RunId run, List<String> served, Map<String, String> rejected) {
    ServedRecords expected = ServedRecords.of(served, rejected.keySet());
    Verification verification = path.the(VerifyRun.class).verify(run).orElseThrow();
    assertThat(verification).matches(Verification::isComplete, "is complete");
    assertThat(verification.missingCount() + verification.doubledCount()).isZero();
    Sheet sheet = verification.sheet();
    assertThat(sheet)
        .extracting(
            Sheet::fetched,
            Sheet::stored,
            Sheet::duplicates,
            Sheet::conflicts,
            Sheet::quarantined,
            Sheet::published,
            Sheet::served,
            Sheet::deadLettered)
        .containsExactly(
            (long) served.size(),
            expected.stored(),
            expected.duplicates(),
            0L,
            (long) rejected.size(),
            expected.stored(),
            expected.stored(),
            0L);
    assertThat(served).hasSize(PAGES * PAGE);
    assertThat(ServedRecords.reasons(path.the(Quarantine.class).of(run, Place.START, 50)))
        .isEqualTo(
            rejected.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> "[" + e.getValue() + "]")));
    assertStored(run, expected.versions());
    assertRows(expected.versions());
  }

  private void assertStored(RunId run, Map<UUID, Long> versions) {
    Map<StoredVersion.Id, Long> stored = StoredVersion.of(path.settings(), run);
    Map<UUID, Long> counted = new HashMap<>();
    stored.keySet().forEach(version -> counted.merge(version.user(), 1L, Long::sum));
    assertThat(counted).isEqualTo(versions);
    assertThat(stored.values())
        .as("times of ours, whatever the clock of the source says")
        .allMatch(
            micros ->
                !at(micros).isBefore(begun.truncatedTo(ChronoUnit.SECONDS))
                    && !at(micros).isAfter(Instant.now().plusSeconds(1)));
  }

  private static Instant at(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private void assertRows(Map<UUID, Long> versions) {
    Map<UUID, List<String>> byId = rows.byId(versions.keySet());
    assertThat(byId.keySet()).isEqualTo(versions.keySet());
    byId.forEach(
        (user, found) ->
            assertThat(found)
                .singleElement()
                .matches(row -> row.startsWith(versions.get(user) + " ")));
    assertThat(rows.countriesOf(versions.keySet()).values()).allMatch(found -> found.size() == 1);
  }

  @Test
  void aSourceThatRefusesConnectionsIsAskedAgainUntilItListens() throws IOException {
    try (FaultySource source = FaultySource.before(path.simulator().uri(), Edit.NONE, List.of())) {
      source.refuse();
      RunId run = path.submit(plan(source, "F03 refused"));
      RunningPipeline.await(
          "an attempt that fails",
          () -> path.run(run).problem() != null,
          () -> path.run(run).toString());
      assertThat(path.run(run).problem()).contains("no answer");
      source.listen();

      path.awaitSettled(run);

      assertAccounted(run, source.served(), Map.of());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://169.254.169.254/latest/", "file:///etc/passwd", "/api/1.4/elsewhere"})
  void aRedirectFailsTheRunAndTheNextRunIsWhole(String target) throws IOException {
    try (FaultySource source =
        FaultySource.before(
            path.simulator().uri(),
            Edit.NONE,
            List.of(SourceFault.status("302 Found", "Location: " + target)))) {
      RunPlan plan = plan(source, "F13 " + target);

      assertFails(plan, "answers 302, which is not followed");

      assertThat(source.targets()).hasSize(1).noneMatch(asked -> asked.startsWith(target));
      assertIsWhole(plan, source);
    }
  }

  @Test
  void aSourceForWhichNobodyVouchesIsNotAskedAndAnHonestOneIsWhole(@TempDir Path folder)
      throws Exception {
    try (FaultySource mistrusted =
            FaultySource.overTls(path.simulator().uri(), SelfSigned.in(folder));
        FaultySource trusted = FaultySource.before(path.simulator().uri(), Edit.NONE, List.of())) {
      assertFails(plan(mistrusted, "F14"), "its TLS is not trusted");

      assertThat(mistrusted.targets()).isEmpty();
      assertIsWhole(plan(trusted, "F14"), trusted);
    }
  }

  private void assertFails(RunPlan plan, String problem) {
    RunId run = path.submit(plan);
    path.awaitOver(run);
    assertThat(path.run(run)).extracting(Run::state).isEqualTo(RunState.FAILED);
    assertThat(path.run(run).problem()).contains(problem);
    assertThat(path.sheet(run)).extracting(Sheet::fetched, Sheet::stored).containsOnly(0L);
  }

  private void assertIsWhole(RunPlan plan, FaultySource source) {
    RunId run = path.submit(plan);
    path.awaitSettled(run);
    assertAccounted(run, source.served(), Map.of());
  }

  @Test
  void allThatWasStoredIsCountedOnce() {
    faulted.values().forEach(one -> path.awaitSettled(one.run()));

    path.awaitCountsOfAllThatIsStored();
  }

  @Test
  void noAnswerFilledTheMemoryOfTheProcess() throws IOException {
    faulted.values().forEach(one -> path.awaitSettled(one.run()));

    assertThat(ingest.log()).isNotEmpty().noneMatch(line -> line.contains("OutOfMemoryError"));
  }

  /** The reasons for which answers to a run were no pages, each kept with what was answered. */
  private Set<String> unusable(RunId run) {
    try (Connection connection = PlainConnection.open(path.settings());
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT reason FROM millrace.unusable_pages WHERE run_id = ?")) {
      query.setObject(1, run.value());
      List<String> reasons = new ArrayList<>();
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          reasons.add(found.getString(1));
        }
      }
      return Set.copyOf(reasons);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
