package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.application.verify.Verification;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.audit.Audit;
import dev.millrace.domain.port.audit.Ending;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.simulator.fault.Fault;
import dev.millrace.simulator.fault.Strike;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A record is erased on a running pipeline, and nothing brings it back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErasureIT {

  private static final int RECORDS = 20;

  private RunningPipeline path;
  private Rows rows;

  @BeforeAll
  void start() {
    path = RunningPipeline.shared();
    rows = new Rows(path.settings());
  }

  @AfterEach
  void clearFaults() {
    path.simulator().faults().clear();
  }

  @AfterAll
  void stop() {
    rows.close();
  }

  @Test
  void aRecordIsErasedEverywhereAndTheProofTellsWhatWasThere() {
    RunPlan plan = path.plan("erased", RECORDS, 10);
    RunId run = path.carry(plan).run().id();
    UUID user = SourceUser.all(plan).get(3).id();
    JsonNode looked = json("erase", user.toString(), "--dry-run").node();
    assertThat(rowsOf(user)).as("a look changes nothing").hasSize(4);
    assertThat(
            Answer.of("erase", user.toString(), "--dry-run", "--data", path.data().toString())
                .out())
        .startsWith("Reads the whole quarantine and the topic millrace.users");

    Answer erased = json("erase", user.toString());

    assertThat(erased.code()).as(erased.out()).isZero();
    JsonNode proof = erased.node();
    assertThat(proof.at("/done").asBoolean()).isTrue();
    for (String place :
        List.of("version", "raw", "pages", "outbox", "users_by_id", "users_by_email")) {
      assertThat(counted(looked, place, "now")).as(place).isEqualTo(1);
      assertThat(counted(proof, place, "before")).as(place).isEqualTo(1);
    }
    for (JsonNode place : proof.at("/places")) {
      if (!place.at("/server").asText().equals("kafka")) {
        assertThat(place.at("/now").asLong()).as(place.toString()).isZero();
      }
    }
    assertThat(proof.at("/stillOnDisk").findValuesAsText("server"))
        .as("what the proof does not claim")
        .containsExactly("kafka", "postgres", "cassandra", "backups");
    assertThat(rowsOf(user)).isEmpty();
    assertThat(rows.byId(all(plan))).hasSize(RECORDS - 1);
    assertThat(json("verify", run.toString()).code()).isZero();
    assertThat(path.sheet(run).isSettled()).isTrue();
    assertThat(json("trace", user.toString()).node().findValuesAsText("hop"))
        .doesNotContain("raw", "version", "users_by_id");
    assertThat(json("erase", user.toString(), "--dry-run").node().at("/erased/by").asText())
        .isEqualTo(System.getProperty("user.name"));
    assertThat(path.the(Audit.class).newest(Long.MAX_VALUE, 100))
        .as("the audit has that it was done, and not to whom")
        .anyMatch(
            entry ->
                entry.deed().what().equals("erase a record of users")
                    && entry.ending() == Ending.DONE)
        .noneMatch(entry -> entry.toString().contains(user.toString()));
  }

  @Test
  void neitherAReplayNorARebuildNorTheSourceBringsItBack() {
    RunPlan plan = path.plan("erased-for-good", RECORDS, 10);
    RunId run = path.carry(plan).run().id();
    UUID user = SourceUser.all(plan).get(12).id();
    assertThat(json("erase", user.toString()).code()).isZero();

    Answer ofTheRun = json("replay", "--run", run.toString());
    Answer ofTheKey = json("replay", "--key", user.toString());
    Verification again = path.carry(plan);
    RunId later = path.carry(path.plan("after-the-erased", 5, 5)).run().id();

    assertThat(ofTheRun.code()).as(ofTheRun.out()).isZero();
    assertThat(ofTheKey.node().at("/lost/0/why").asText()).isEqualTo("NO_VERSION");
    assertThat(again.isComplete()).isTrue();
    assertThat(again.sheet())
        .extracting(Sheet::fetched, Sheet::stored, Sheet::duplicates, Sheet::quarantined)
        .containsExactly((long) RECORDS, 0L, RECORDS - 1L, 1L);
    assertThat(json("verify", run.toString()).code()).isZero();
    assertThat(json("verify", later.toString()).code()).isZero();
    Answer rebuilt = json("rebuild", "users_by_email", "--swap");
    assertThat(rebuilt.code()).as(rebuilt.out()).isZero();
    assertThat(rowsOf(user)).isEmpty();
    assertThat(rows.byEmail(all(plan))).hasSize(RECORDS - 1);
  }

  @Test
  void theTablesOfPostgresHoldNoByteOfItOnceTheyAreWrittenAnewThoughTheControlIsThere()
      throws Exception {
    Canaries erased = Canaries.fresh();
    Canaries other = Canaries.fresh();
    new Uncompressed(path.settings(), path.data()).makeSo();
    Rewritten rewritten = new Rewritten(path.settings(), path.data());
    BytesOnDisk tables = new BytesOnDisk(path.data().resolve("postgres/data/base"));
    path.simulator()
        .faults()
        .inject(
            Strike.always(),
            Fault.replaceRecord(1, erased.record()),
            Fault.replaceRecord(2, other.record()));
    path.carry(path.plan("erased-on-disk", 5, 5));
    rewritten.tables();
    assertThat(tables.with(erased.city())).as("bodies, raw records, outbox").hasSize(3);
    assertThat(tables.with(other.city())).hasSize(3);

    assertThat(json("erase", erased.user().toString()).code()).isZero();
    rewritten.tables();

    assertThat(tables.with(erased.city())).isEmpty();
    assertThat(tables.with(other.city())).hasSize(3);
  }

  private Map<UUID, List<String>> rowsOfView(Set<UUID> users, String view) {
    return switch (view) {
      case "users_by_id" -> rows.byId(users);
      case "users_by_email" -> rows.byEmail(users);
      case "users_by_country_and_day" -> rows.byCountry(users);
      default -> rows.byRegistration(users);
    };
  }

  /** In which views there are rows of a user. */
  private List<String> rowsOf(UUID user) {
    return path.users().views().stream()
        .map(view -> view.name())
        .filter(view -> !rowsOfView(Set.of(user), view).isEmpty())
        .toList();
  }

  private static Set<UUID> all(RunPlan plan) {
    return Set.copyOf(SourceUser.all(plan).stream().map(SourceUser::id).toList());
  }

  private static long counted(JsonNode proof, String place, String when) {
    for (JsonNode one : proof.at("/places")) {
      if (one.at("/place").asText().equals(place)) {
        return one.at("/" + when).asLong();
      }
    }
    throw new AssertionError("no place " + place + " in " + proof);
  }

  private Answer json(String... arguments) {
    return Answer.json(path, arguments);
  }
}
