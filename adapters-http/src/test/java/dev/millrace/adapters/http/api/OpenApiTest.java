package dev.millrace.adapters.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.adapters.http.api.Route.Access;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.call.InMemoryCalls;
import dev.millrace.domain.port.intake.InMemoryIntake;
import dev.millrace.domain.testing.PageFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The document and what is served say the same. */
class OpenApiTest {

  /** What a single run has beside what it has in lists. */
  private static final Set<String> SHOWN = Set.of("complete", "ledger", "grounds");

  private final RunningApi api = RunningApi.start();
  private final JsonNode document = RunningApi.json(api.get("/openapi.json"));

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void everyRouteIsInTheDocumentAndNothingElse() {
    Set<String> served =
        routes().stream()
            .map(route -> route.method() + " " + route.path())
            .collect(Collectors.toSet());

    assertThat(documented()).isEqualTo(served);
  }

  @Test
  void theDocumentSaysWhatNeedsAToken() {
    for (Route route : routes()) {
      JsonNode security = operation(route).path("security");
      boolean open = security.isArray() && security.isEmpty();
      assertThat(open).as(route.path()).isEqualTo(route.access() == Access.EVERYBODY);
      assertThat(operation(route).at("/responses/401").isMissingNode()).isEqualTo(open);
    }
  }

  @Test
  void aRunHasTheFieldsOfTheDocument() {
    JsonNode started = RunningApi.json(api.post("/v1/runs", "{\"records\":10}"));
    JsonNode shown = RunningApi.json(api.get("/v1/runs/" + started.get("run").asText()));

    assertThat(names(started)).isEqualTo(fields("Run")).isEqualTo(required("Run"));
    assertThat(names(shown)).isEqualTo(union(fields("Run"), SHOWN));
    assertThat(names(shown.get("ledger"))).isEqualTo(fields("Ledger"));
    assertThat(names(RunningApi.json(api.get("/v1/runs")))).isEqualTo(fields("Runs"));
  }

  @Test
  void whatIsInQuarantineHasTheFieldsOfTheDocument() {
    String run = RunningApi.json(api.post("/v1/runs", "{\"records\":10}")).get("run").asText();
    new InMemoryIntake(api.store).inTransaction(PageFixture.of(RunId.of(run), 1, "!")::takeIn);
    JsonNode listed = RunningApi.json(api.get("/v1/runs/" + run + "/quarantine"));
    JsonNode shown = RunningApi.json(api.get("/v1/runs/" + run));

    assertThat(names(listed)).isEqualTo(fields("Quarantined"));
    assertThat(names(listed.at("/records/0")))
        .isEqualTo(fields("QuarantinedRecord"))
        .isEqualTo(required("QuarantinedRecord"));
    assertThat(names(shown.at("/grounds/0"))).isEqualTo(fields("Grounds"));
  }

  @Test
  void aStreamHasTheFieldsOfTheDocument() {
    api.streams.add(new StreamState("users", "facts", null, null, 0, Duration.ZERO));
    JsonNode streams = RunningApi.json(api.get("/v1/streams"));

    assertThat(names(streams)).isEqualTo(fields("Streams"));
    assertThat(names(streams.at("/streams/0")))
        .isEqualTo(fields("Stream"))
        .isEqualTo(required("Stream"));
  }

  @Test
  void aScheduleAndABackfillHaveTheFieldsOfTheDocument() {
    String plan = "\"name\":\"nightly\",\"cron\":\"daily\",\"records\":10}";
    JsonNode schedule = RunningApi.json(api.post("/v1/schedules", "{" + plan));
    JsonNode backfill = RunningApi.json(api.post("/v1/backfills", "{\"pages\":\"1..9\"}"));

    assertThat(names(schedule)).isEqualTo(fields("Schedule")).isEqualTo(required("Schedule"));
    assertThat(names(backfill)).isEqualTo(fields("Backfill")).isEqualTo(required("Backfill"));
    assertThat(names(RunningApi.json(api.get("/v1/schedules")))).isEqualTo(fields("Schedules"));
    assertThat(names(RunningApi.json(api.get("/v1/backfills")))).isEqualTo(fields("Backfills"));
    assertThat(names(RunningApi.json(api.delete("/v1/schedules/nightly"))))
        .isEqualTo(fields("Removed"));
  }

  @Test
  void whatIsNewMayHaveTheFieldsOfTheDocument() {
    assertThat(fields("NewRun")).isEqualTo(PlanFields.ALL);
    assertThat(fields("NewSchedule")).isEqualTo(ScheduleBody.ALL);
    assertThat(fields("NewBackfill")).isEqualTo(BackfillBody.ALL);
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<JsonNode> references = document.findValues("$ref");

    assertThat(references)
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(document.at(reference.asText().substring(1)).isMissingNode())
                    .as(reference.asText())
                    .isFalse());
  }

  private List<Route> routes() {
    return api.routes(api.runs, new InMemoryCalls(api.clock));
  }

  private Set<String> documented() {
    Set<String> all = new HashSet<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> all.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    return all;
  }

  private JsonNode operation(Route route) {
    return document.get("paths").get(route.path()).get(route.method().toLowerCase(Locale.ROOT));
  }

  private Set<String> fields(String schema) {
    return names(document.at("/components/schemas/" + schema + "/properties"));
  }

  private Set<String> required(String schema) {
    Set<String> all = new HashSet<>();
    document
        .at("/components/schemas/" + schema + "/required")
        .forEach(name -> all.add(name.asText()));
    return all;
  }

  private static Set<String> union(Set<String> some, Set<String> more) {
    Set<String> all = new HashSet<>(some);
    all.addAll(more);
    return all;
  }

  private static Set<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return new HashSet<>(names);
  }
}
