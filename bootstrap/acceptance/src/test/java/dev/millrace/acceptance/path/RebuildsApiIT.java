package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.rebuild.Rebuilds;
import dev.millrace.domain.rebuild.Rebuild;
import dev.millrace.domain.rebuild.RebuildId;
import dev.millrace.domain.rebuild.RebuildState;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Rebuilds over HTTP, against a running pipeline. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RebuildsApiIT {

  private static final String REBUILDS = "/v1/rebuilds";
  private static final String VIEW = "users_by_id";
  private static final String ORDER = "{\"view\":\"users_by_id\"}";

  private RunningPipeline path;
  private RunsApi api;
  private Rows rows;

  @BeforeAll
  void start() {
    path = RunningPipeline.shared();
    api = new RunsApi(path.settings());
    rows = new Rows(path.settings());
  }

  @AfterAll
  void stop() {
    rows.close();
  }

  @Test
  void aViewIsRebuiltAndSwappedWhileUsersFlowAndTheControlProcessDies() throws Exception {
    RunId before = path.carry(path.plan("ordered", 10, 10)).run().id();
    List<UUID> users =
        SourceUser.all(path.plan("ordered", 10, 10)).stream().map(SourceUser::id).toList();
    rows.damage(users.get(3), "mallory@example.com");
    rows.remove(users.get(7));
    RunId flowing = path.submit(path.plan("flowing-meanwhile", 2_000, 50));

    String id = order();
    await(id, "to have begun", rebuild -> rebuild.number() > 0);
    path.pipeline().stack().kill("control");
    path.pipeline().stack().start("control");
    await(id, RebuildState.READY);
    JsonNode ready = shown(id);
    RunId between = path.carry(path.plan("between-both", 10, 10)).run().id();
    RunsApi.Answer swap = api.post(REBUILDS + "/" + id + "/swap", "swap-" + id, "");
    await(id, RebuildState.SWAPPED);

    assertThat(ready.at("/comparison/missing").asLong()).as(ready.toString()).isPositive();
    assertThat(ready.get("unmapped").asLong()).isZero();
    assertThat(swap.status()).as(swap.body()).isEqualTo(202);
    path.awaitSettled(flowing);
    for (RunId run : List.of(before, flowing, between)) {
      Answer verified = Answer.json(path, "verify", run.toString());
      assertThat(verified.code()).as(verified.out()).isZero();
    }
    assertThat(differing()).doesNotContainAnyElementsOf(texts(users));
    assertThat(rows.byId(Set.copyOf(users)))
        .hasSize(10)
        .allSatisfy((user, row) -> assertThat(row.toString()).doesNotContain("mallory"));
    assertThat(rows.tables(VIEW))
        .containsExactly("millrace." + ready.at("/comparison/table").asText());
  }

  @Test
  void whatIsAbortedLeavesTheViewAsItWas() {
    path.carry(path.plan("aborted", 10, 10));
    List<String> tables = rows.tables(VIEW);
    String id = order();
    await(id, RebuildState.READY);
    assertThat(rows.tables(VIEW)).hasSize(2);

    RunsApi.Answer abort = api.post(REBUILDS + "/" + id + "/abort", "abort-" + id, "");
    await(id, RebuildState.ABORTED);

    assertThat(abort.status()).as(abort.body()).isEqualTo(202);
    assertThat(rows.tables(VIEW)).isEqualTo(tables);
    assertThat(api.post(REBUILDS + "/" + id + "/swap", "late-" + id, "").status()).isEqualTo(409);
  }

  /** Once, however often it is asked for. */
  private String order() {
    String key = UUID.randomUUID().toString();
    RunsApi.Answer ordered = api.post(REBUILDS, key, ORDER);
    assertThat(ordered.status()).as(ordered.body()).isEqualTo(202);
    assertThat(api.post(REBUILDS, key, ORDER)).isEqualTo(ordered);
    assertThat(api.post(REBUILDS, "not-" + key, ORDER).status()).isEqualTo(409);
    return ordered.json().get("rebuild").asText();
  }

  private void await(String id, RebuildState wanted) {
    await(id, "to be " + wanted, rebuild -> rebuild.state() == wanted);
  }

  /** Asks the store: the process may be away. */
  private void await(String id, String what, Predicate<Rebuild> happened) {
    RebuildId rebuild = new RebuildId(UUID.fromString(id));
    Rebuilds rebuilds = path.the(Rebuilds.class);
    RunningPipeline.await(
        "rebuild " + id + " " + what,
        () -> rebuilds.find(rebuild).filter(happened).isPresent(),
        () -> rebuilds.find(rebuild).toString());
  }

  private JsonNode shown(String id) {
    RunsApi.Answer shown = api.get(REBUILDS + "/" + id);
    assertThat(shown.status()).as(shown.body()).isEqualTo(200);
    return shown.json();
  }

  /** The users whose rows are not what the mapper makes of them. */
  private Set<String> differing() {
    Answer dryRun = Answer.json(path, "rebuild", VIEW, "--dry-run");
    return dryRun.node().get("differences").findValuesAsText("user_id").stream()
        .collect(Collectors.toSet());
  }

  private static List<String> texts(List<UUID> users) {
    return users.stream().map(UUID::toString).toList();
  }
}
