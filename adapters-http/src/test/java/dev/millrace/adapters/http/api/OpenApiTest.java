package dev.millrace.adapters.http.api;

import static dev.millrace.adapters.http.api.OpenApiDocument.names;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.call.InMemoryCalls;
import dev.millrace.domain.port.intake.InMemoryIntake;
import dev.millrace.domain.rebuild.Compared;
import dev.millrace.domain.rebuild.Rebuild;
import dev.millrace.domain.testing.PageFixture;
import dev.millrace.domain.users.SomeUsers;
import dev.millrace.domain.users.Users;
import dev.millrace.domain.view.Position;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The document and what is served say the same. */
class OpenApiTest {

  /** What a single run has beside what it has in lists. */
  private static final Set<String> SHOWN = Set.of("complete", "ledger", "grounds");

  private final RunningApi api = RunningApi.start();
  private final OpenApiDocument document = OpenApiDocument.of(api.get("/openapi.json"));

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void everyRouteIsInTheDocumentAndNothingElse() {
    document.assertHolds(routes());
  }

  @Test
  void theDocumentSaysWhatNeedsAToken() {
    document.assertSaysWhatNeedsAToken(routes());
  }

  @Test
  void aRunHasTheFieldsOfTheDocument() {
    JsonNode started = RunningApi.json(api.post("/v1/runs", "{\"records\":10}"));
    JsonNode shown = RunningApi.json(api.get("/v1/runs/" + started.get("run").asText()));

    assertThat(names(started))
        .isEqualTo(document.fields("Run"))
        .isEqualTo(document.required("Run"));
    assertThat(names(shown)).isEqualTo(union(document.fields("Run"), SHOWN));
    assertThat(names(shown.get("ledger"))).isEqualTo(document.fields("Ledger"));
    assertThat(names(shown.get("drift"))).isEqualTo(document.fields("Run/properties/drift"));
    assertThat(names(RunningApi.json(api.get("/v1/runs")))).isEqualTo(document.fields("Runs"));
  }

  @Test
  void whatIsInQuarantineHasTheFieldsOfTheDocument() {
    String run = RunningApi.json(api.post("/v1/runs", "{\"records\":10}")).get("run").asText();
    new InMemoryIntake(api.store).inTransaction(PageFixture.of(RunId.of(run), 1, "!")::takeIn);
    JsonNode listed = RunningApi.json(api.get("/v1/runs/" + run + "/quarantine"));
    JsonNode shown = RunningApi.json(api.get("/v1/runs/" + run));

    assertThat(names(listed)).isEqualTo(document.fields("Quarantined"));
    assertThat(names(listed.at("/records/0")))
        .isEqualTo(document.fields("QuarantinedRecord"))
        .isEqualTo(document.required("QuarantinedRecord"));
    assertThat(names(shown.at("/grounds/0"))).isEqualTo(document.fields("Grounds"));
  }

  @Test
  void aStreamHasTheFieldsOfTheDocument() {
    api.streams.add(new StreamState("users", "facts", null, null, true, 0, 0, Duration.ZERO));
    JsonNode streams = RunningApi.json(api.get("/v1/streams"));

    assertThat(names(streams)).isEqualTo(document.fields("Streams"));
    assertThat(names(streams.at("/streams/0")))
        .isEqualTo(document.fields("Stream"))
        .isEqualTo(document.required("Stream"));
  }

  @Test
  void aViewAndAPageOfItHaveTheFieldsOfTheDocument() {
    api.views.write(
        new Users()
            .project(SomeUsers.first(SomeUsers.ada()), new Position("millrace.users", 0, 1)));
    JsonNode views = RunningApi.json(api.get("/v1/views"));
    JsonNode view = views.at("/views/1");
    JsonNode page =
        RunningApi.json(
            api.get("/v1/views/users_by_country_and_day?country=GB&registered_on=2012-06-05"));

    assertThat(names(views)).isEqualTo(document.fields("Views"));
    assertThat(names(view)).isEqualTo(document.fields("View")).isEqualTo(document.required("View"));
    for (String part : List.of("key", "order", "values")) {
      assertThat(names(view.get(part).get(0)))
          .isEqualTo(document.fields("View/properties/" + part + "/items"));
    }
    assertThat(page.get("rows")).hasSize(1);
    assertThat(names(page))
        .isEqualTo(document.fields("ViewPage"))
        .isEqualTo(document.required("ViewPage"));
  }

  @Test
  void aScheduleAndABackfillHaveTheFieldsOfTheDocument() {
    String plan = "\"name\":\"nightly\",\"cron\":\"daily\",\"records\":10}";
    JsonNode schedule = RunningApi.json(api.post("/v1/schedules", "{" + plan));
    JsonNode backfill = RunningApi.json(api.post("/v1/backfills", "{\"pages\":\"1..9\"}"));

    assertThat(names(schedule))
        .isEqualTo(document.fields("Schedule"))
        .isEqualTo(document.required("Schedule"));
    assertThat(names(backfill))
        .isEqualTo(document.fields("Backfill"))
        .isEqualTo(document.required("Backfill"));
    assertThat(names(RunningApi.json(api.get("/v1/schedules"))))
        .isEqualTo(document.fields("Schedules"));
    assertThat(names(RunningApi.json(api.get("/v1/backfills"))))
        .isEqualTo(document.fields("Backfills"));
    assertThat(names(RunningApi.json(api.delete("/v1/schedules/nightly"))))
        .isEqualTo(document.fields("Removed"));
  }

  @Test
  void aRebuildHasTheFieldsOfTheDocument() {
    JsonNode ordered = RunningApi.json(api.post("/v1/rebuilds", "{\"view\":\"users_by_id\"}"));
    Rebuild rebuild = api.rebuilds.newest(1).get(0);
    Compared tables = new Compared("users_by_id__1", 1, 1, 1, 0, 0, 0);
    assertThat(api.rebuilds.note(rebuild.compared(tables))).isPresent();
    JsonNode compared = RunningApi.json(api.get("/v1/rebuilds/" + rebuild.id()));

    assertThat(names(ordered))
        .isEqualTo(document.fields("Rebuild"))
        .isEqualTo(document.required("Rebuild"));
    assertThat(names(compared.get("comparison")))
        .isEqualTo(document.fields("Rebuild/properties/comparison"));
    assertThat(names(RunningApi.json(api.get("/v1/rebuilds"))))
        .isEqualTo(document.fields("Rebuilds"));
  }

  @Test
  void whatIsNewMayHaveTheFieldsOfTheDocument() {
    assertThat(document.fields("NewRun")).isEqualTo(PlanFields.ALL);
    assertThat(document.fields("NewSchedule")).isEqualTo(ScheduleBody.ALL);
    assertThat(document.fields("NewBackfill")).isEqualTo(BackfillBody.ALL);
    assertThat(document.fields("NewRebuild")).isEqualTo(RebuildBody.ALL);
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    document.assertEveryReferenceLeadsSomewhere();
  }

  private List<Route> routes() {
    return api.routes(api.runs, new InMemoryCalls(api.clock));
  }

  private static Set<String> union(Set<String> some, Set<String> more) {
    Set<String> all = new HashSet<>(some);
    all.addAll(more);
    return all;
  }
}
