package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.inject.Injector;
import dev.millrace.application.ingest.IngestingRun;
import dev.millrace.application.ingest.PageReader;
import dev.millrace.application.ingest.RetryPolicy;
import dev.millrace.application.trace.TraceRecord;
import dev.millrace.application.verify.Verification;
import dev.millrace.application.verify.VerifyRun;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.Schemas;
import dev.millrace.domain.port.serving.ServedViews;
import dev.millrace.domain.port.source.RecordSource;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.View;
import dev.millrace.simulator.ServedPage;
import dev.millrace.simulator.fault.Fault;
import dev.millrace.simulator.fault.FaultRule;
import dev.millrace.simulator.fault.Strike;
import dev.millrace.simulator.generated.Generation;
import dev.millrace.simulator.page.Field;
import dev.millrace.simulator.page.PageInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholePathIT {

  private RunningPipeline path;
  private Rows rows;

  @BeforeAll
  void start() {
    path = RunningPipeline.shared();
    rows = new Rows(path.settings());
  }

  @AfterAll
  void stop() {
    rows.close();
  }

  @AfterEach
  void clearFaults() {
    path.simulator().faults().clear();
  }

  @Test
  void everyServedUserArrivesOnceAndIsCounted() {
    Verification verification = path.carry(path.plan("all", 1_000, 200));

    assertThat(verification.isComplete()).isTrue();
    assertThat(verification.served()).isEqualTo(1_000);
    assertThat(path.the(ServedViews.class).served(byKey(), keysServed("all"))).hasSize(1_000);
    path.awaitCountsOfAllThatIsStored();
  }

  @Test
  void theSameAgainIsAllDuplicates() {
    path.carry(path.plan("again", 300, 100));

    Verification second = path.carry(path.plan("again", 300, 100));

    assertThat(second.isComplete()).isTrue();
    assertThat(second.sheet())
        .extracting(Sheet::fetched, Sheet::duplicates, Sheet::stored)
        .containsExactly(300L, 300L, 0L);
  }

  @Test
  void aMalformedRecordKeepsItsNeighbours() {
    path.simulator()
        .faults()
        .inject(
            Strike.always(), Fault.replaceRecord(3, "{\"login\":{\"uuid\":17},\"email\":null}"));

    Verification verification = path.carry(path.plan("malformed", 50, 50));

    assertThat(verification.isComplete()).isTrue();
    assertThat(verification.sheet())
        .extracting(Sheet::fetched, Sheet::stored, Sheet::quarantined, Sheet::served)
        .containsExactly(50L, 49L, 1L, 49L);
  }

  static Collection<Arguments> unusablePages() {
    return Set.of(
        Arguments.of("no JSON", Fault.html()),
        Arguments.of("cut off", Fault.truncate(1_000)),
        Arguments.of("an error", Fault.errorObject("Uh oh, something has gone wrong.")),
        Arguments.of("empty", Fault.emptyResults()),
        Arguments.of("another page", Fault.wrongInfo(WholePathIT::ofTheNextPage)));
  }

  private static PageInfo ofTheNextPage(PageInfo info) {
    return new PageInfo(info.seed(), info.results(), info.page() + 1, info.version());
  }

  @ParameterizedTest(name = "a page that is {0}")
  @MethodSource("unusablePages")
  void aPageThatIsNoneFailsTheRunAndIsRetried(String name, Fault fault) {
    String seed = "unusable-" + name.replace(' ', '-');
    // No try is left to the run's first attempt.
    int tries = path.settings().number(Setting.SOURCE_ATTEMPTS);
    FaultRule rule = path.simulator().faults().inject(Strike.next(tries), fault);
    RunPlan plan = path.plan(seed, 40, 20);

    RunId id = path.submit(plan);
    path.awaitSettled(id);

    assertThat(rule.hits()).isEqualTo(tries);
    Verification verification = path.the(VerifyRun.class).verify(id).orElseThrow();
    assertThat(verification.isComplete()).isTrue();
    assertThat(verification.sheet().stored()).isEqualTo(40);
  }

  @Test
  void aPageThatStaysUnusableFailsTheRunLoudly() {
    path.simulator().faults().inject(Strike.always(), Fault.emptyResults());

    RunId id = path.submit(path.plan("hopeless", 20, 20));
    path.awaitOver(id);

    Run run = path.run(id);
    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(run.problem()).contains("empty");
    assertThat(path.sheet(id).stored()).isZero();
  }

  @Test
  void aUserWhoMovesIsFoundInTheNewCountryOnly() {
    path.carry(path.plan("moving", 60, 60));
    path.simulator()
        .faults()
        .generation(Generation.of(1).affecting(1.0).changing(Generation.Change.COUNTRY));

    Verification second = path.carry(path.plan("moving", 60, 60));

    assertThat(second.isComplete()).isTrue();
    assertThat(second.sheet().stored()).isEqualTo(60);
    Set<UUID> users = usersServed("moving");
    assertThat(rows.countriesOf(users))
        .allSatisfy((user, countries) -> assertThat(countries).hasSize(1))
        .hasSize(60)
        .isEqualTo(rows.nationalitiesOf(users));
  }

  @Test
  void aFieldThatTheSourceRemovesIsGone() {
    path.carry(path.plan("forgetting", 30, 30));
    assertThat(rows.withPhone(usersServed("forgetting"))).isEqualTo(30);
    path.simulator().faults().generation(Generation.of(1).affecting(1.0).without(Field.PHONE));

    Verification second = path.carry(path.plan("forgetting", 30, 30));

    assertThat(second.isComplete()).isTrue();
    assertThat(rows.withPhone(usersServed("forgetting"))).isZero();
  }

  @Test
  void aRowThatKafkaDoesNotTakeIsADeadLetterAndItsNeighboursArrive() throws SQLException {
    path.carry(path.plan("parking", 20, 20));
    Set<UUID> users = usersServed("parking");
    UUID poison = users.iterator().next();
    path.simulator()
        .faults()
        .generation(Generation.of(1).affecting(1.0).changing(Generation.Change.COUNTRY));

    RunId run;
    try (TooLarge large = TooLarge.eventsOf(poison, path.settings())) {
      Verification verification = path.carry(path.plan("parking", 20, 20));

      run = verification.run().id();
      assertThat(verification.isComplete()).isTrue();
      assertThat(verification.served()).isEqualTo(19);
      assertThat(verification.deadLettered()).isEqualTo(1);
      assertThat(verification.sheet())
          .isEqualTo(new Sheet(run, 20, 20, 20, 0, 0, 0, 20, 19, 1))
          .matches(Sheet::isSettled);
      assertThat(large.lettersOf(run))
          .singleElement(InstanceOfAssertFactories.list(Object.class))
          .startsWith("users", poison.toString(), "relay", "TOO_LARGE")
          .endsWith(true, true, true)
          .element(4, InstanceOfAssertFactories.STRING)
          .startsWith("RecordTooLargeException");
      assertThat(Answer.json(path, "ledger", run.toString()).node().get("deadLettered").asLong())
          .isEqualTo(1);
      Answer verified = Answer.json(path, "verify", run.toString());
      assertThat(verified.code()).isZero();
      assertThat(verified.node().get("deadLettered").asLong()).isEqualTo(1);
    }
    assertThat(rows.byId(users))
        .hasSize(20)
        .allSatisfy(
            (user, served) ->
                assertThat(served)
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .startsWith(user.equals(poison) ? "1 " : "2 "));
    assertThatItIsServedOnceItIsRedriven(run, poison);
  }

  private void assertThatItIsServedOnceItIsRedriven(RunId run, UUID poison) throws SQLException {
    TooLarge.mend(poison, path.settings());
    Answer listed = Answer.json(path, "dead-letters", "list", "--run", run.toString());
    assertThat(listed.node().at("/counts/0/letters").asLong()).as(listed.out()).isEqualTo(1);
    assertThat(listed.node().at("/letters/0/reason").asText()).isEqualTo("TOO_LARGE");
    String letter = listed.node().at("/letters/0/id").asText();
    Answer shown = Answer.json(path, "dead-letters", "show", letter);
    assertThat(shown.node().at("/fields/key").asText()).isEqualTo(poison.toString());
    assertThat(shown.out()).contains("\"hex\":null");

    Answer dryRun = Answer.json(path, "dead-letters", "redrive", letter, "--dry-run");
    assertThat(dryRun.node().get("letters").asLong()).as(dryRun.out()).isEqualTo(1);
    Answer redriven = Answer.json(path, "dead-letters", "redrive", letter);

    assertThat(redriven.code()).as(redriven.out() + redriven.error()).isZero();
    RunningPipeline.await(
        "the books to count it as served",
        () -> path.sheet(run).equals(new Sheet(run, 20, 20, 20, 0, 0, 0, 20, 20, 0)),
        () -> path.sheet(run).toString());
    assertThat(rows.byId(Set.of(poison)).get(poison))
        .singleElement(InstanceOfAssertFactories.STRING)
        .startsWith("2 ");
    assertThat(path.the(VerifyRun.class).verify(run).orElseThrow())
        .matches(Verification::isComplete)
        .extracting(Verification::served, Verification::deadLettered, Verification::doubledCount)
        .containsExactly(20L, 0L, 0L);
    assertThat(attemptsInTheTopic(poison)).containsExactly("1", "2");
    Answer again = Answer.json(path, "dead-letters", "redrive", letter);
    assertThat(again.node().get("notOpen")).hasSize(1);
    assertThat(Answer.json(path, "dead-letters", "redrives").node().at("/redrives/1/letters"))
        .hasToString("1");
    path.awaitCountsOfAllThatIsStored();
  }

  @Test
  void rowsThatAViewLostComeBackByAReplayThatNoBookCounts() {
    RunId run = path.carry(path.plan("replayed", 40, 20)).run().id();
    Sheet sheet = path.sheet(run);
    Set<UUID> users = usersServed("replayed");
    Map<UUID, List<String>> served = rows.byEmail(users);
    rows.lose("users_by_email");
    assertThat(rows.byEmail(users)).isEmpty();

    Answer dryRun = Answer.json(path, "replay", "--run", run.toString(), "--dry-run");
    Answer replayed = Answer.json(path, "replay", "--run", run.toString());

    assertThat(dryRun.node().get("events").asLong()).as(dryRun.out()).isEqualTo(40);
    assertThat(replayed.code()).as(replayed.out() + replayed.error()).isZero();
    assertThat(replayed.node().get("whole").asBoolean()).isTrue();
    assertThat(replayed.node().get("replays").get(0).get("events").asLong()).isEqualTo(40);
    RunningPipeline.await(
        "all rows to be back",
        () -> rows.byEmail(users).equals(served),
        () -> rows.byEmail(users).toString());
    assertThat(path.sheet(run)).isEqualTo(sheet);
    Verification verification = path.the(VerifyRun.class).verify(run).orElseThrow();
    assertThat(verification).matches(Verification::isComplete);
    assertThat(attemptsInTheTopic(users.iterator().next())).containsExactly("1", "2");
    path.awaitCountsOfAllThatIsStored();
    assertThat(Answer.json(path, "replay", "list").node().get("replays").findValuesAsText("by"))
        .isNotEmpty();
  }

  @Test
  void aRebuildMendsRowsWhileUsersFlowAndLeavesOneTable() {
    RunId before = path.carry(path.plan("damaged", 10, 10)).run().id();
    List<UUID> users = List.copyOf(usersServed("damaged"));
    rows.damage(users.get(3), "mallory@example.com");
    rows.remove(users.get(7));
    assertADryRunNames(users);

    RunId flowing = path.submit(path.plan("flowing", 2_000, 50));
    Answer filled = Answer.json(path, "rebuild", "users_by_id");
    RunId between = path.carry(path.plan("between", 10, 10)).run().id();
    Answer swapped = Answer.json(path, "rebuild", "users_by_id", "--swap");

    assertThat(filled.code()).as(filled.out() + filled.error()).isEqualTo(1);
    assertThat(filled.node().get("state").asText()).isEqualTo("READY");
    assertThat(differences(filled, users.get(7))).containsExactly("MISSING");
    assertThat(swapped.code()).as(swapped.out() + swapped.error()).isZero();
    assertThat(swapped.node().get("state").asText()).isEqualTo("SWAPPED");
    path.awaitSettled(flowing);
    for (RunId run : List.of(before, flowing, between)) {
      Answer verified = Answer.json(path, "verify", run.toString());
      assertThat(verified.code()).as(verified.out()).isZero();
    }
    Answer dryRun = Answer.json(path, "rebuild", "users_by_id", "--dry-run");
    users.forEach(user -> assertThat(differences(dryRun, user)).isEmpty());
    assertThat(rows.byId(Set.copyOf(users))).hasSize(10);
    assertThat(rows.tables("users_by_id"))
        .containsExactly("millrace." + swapped.node().get("table").asText());
  }

  private void assertADryRunNames(List<UUID> users) {
    Answer dryRun = Answer.json(path, "rebuild", "users_by_id", "--dry-run");

    assertThat(dryRun.code()).as(dryRun.out() + dryRun.error()).isEqualTo(1);
    assertThat(differences(dryRun, users.get(3)))
        .singleElement(InstanceOfAssertFactories.STRING)
        .startsWith("CHANGED email m******@*******.*** -> ")
        .doesNotContain("mallory", " @");
    assertThat(differences(dryRun, users.get(7))).containsExactly("MISSING");
    users.stream()
        .filter(user -> !user.equals(users.get(3)) && !user.equals(users.get(7)))
        .forEach(user -> assertThat(differences(dryRun, user)).isEmpty());
  }

  private static List<String> differences(Answer answer, UUID user) {
    List<String> found = new ArrayList<>();
    for (JsonNode one : answer.node().get("differences")) {
      if (one.at("/key/user_id").asText().equals(user.toString())) {
        StringBuilder text = new StringBuilder(one.get("kind").asText());
        one.get("columns")
            .forEach(
                cell ->
                    text.append(' ')
                        .append(cell.get("column").asText())
                        .append(' ')
                        .append(cell.get("live").asText())
                        .append(" -> ")
                        .append(cell.get("rebuilt").asText()));
        found.add(text.toString());
      }
    }
    return found;
  }

  private List<String> attemptsInTheTopic(UUID user) {
    return path
        .the(TraceRecord.class)
        .trace(path.users().name(), new RecordKey(user.toString()))
        .stream()
        .filter(sighting -> sighting.hop().equals("topic"))
        .map(sighting -> sighting.details().get("attempt"))
        .toList();
  }

  @Test
  void aTransactionThatCommitsTenSecondsLateIsNotSkipped() throws InterruptedException {
    path.pipeline().stack().stop("ingest");
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    RunId late = path.submit(path.plan("late", 100, 100));
    RunId other = path.submit(path.plan("behind", 500, 100));

    CompletableFuture<?> holding =
        CompletableFuture.runAsync(
            () ->
                ingest(
                    late,
                    intake ->
                        new HoldingIntake(intake, written, Duration.ofSeconds(10), released)));
    written.await();
    ingest(other, intake -> intake);
    path.awaitSettled(other);
    assertThat(holding).isNotDone();
    released.countDown();
    holding.join();
    path.awaitSettled(late);

    assertThat(path.the(VerifyRun.class).verify(late).orElseThrow().isComplete()).isTrue();
    assertThat(path.the(VerifyRun.class).verify(other).orElseThrow().isComplete()).isTrue();
    path.pipeline().stack().start("ingest");
  }

  private void ingest(RunId run, UnaryOperator<Intake> decorated) {
    Injector injector = path.wired(Modules.execution());
    new IngestingRun(
            injector.getInstance(Families.class),
            injector.getInstance(Runs.class),
            PageReader.inTurn(injector.getInstance(RecordSource.class)),
            decorated.apply(injector.getInstance(Intake.class)),
            injector.getInstance(Schemas.class),
            injector.getInstance(EventCodec.class),
            UUID::randomUUID,
            RetryPolicy.DEFAULT)
        .ingest(run);
  }

  private View byKey() {
    return path.users().views().get(0);
  }

  private Set<RecordKey> keysServed(String seed) {
    return usersServed(seed).stream()
        .map(user -> new RecordKey(user.toString()))
        .collect(Collectors.toSet());
  }

  private Set<UUID> usersServed(String seed) {
    return path.simulator().served().pages().stream()
        .filter(page -> page.request().seed().equals(seed))
        .map(ServedPage::uuids)
        .flatMap(Collection::stream)
        .collect(Collectors.toSet());
  }
}
