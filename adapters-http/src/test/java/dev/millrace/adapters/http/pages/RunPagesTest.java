package dev.millrace.adapters.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.intake.InMemoryIntake;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.testing.PageFixture;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunPagesTest {

  private static final RunPlan PLAN =
      new RunPlan(new FamilyName("users"), URI.create("http://api.test/"), "spring", 1_200, 500);

  private final RunningCenter center = RunningCenter.start();

  @AfterEach
  void stop() {
    center.close();
  }

  @Test
  void aRunStartsAndItsPageShowsIt() {
    HttpResponse<String> started =
        center.post(
            "/runs",
            Map.of("records", "1200", "seed", "spring", "page-size", "100", "first-page", "3"));
    Run run = center.runs.newest(1).get(0);

    assertThat(started.statusCode()).isEqualTo(303);
    assertThat(started.headers().firstValue("location")).contains("/runs/" + run.id());
    assertThat(run.plan().records()).isEqualTo(1_200);
    assertThat(run.plan().seed()).isEqualTo("spring");
    assertThat(run.plan().pageSize()).isEqualTo(100);
    assertThat(run.plan().firstPage()).isEqualTo(3);
    assertThat(run.plan().allowEmpty()).isFalse();
    assertThat(center.get("/runs/" + run.id()).body())
        .contains(run.id().toString(), "submitted", "Nothing is fetched yet", "data-events")
        .contains("millrace ledger " + run.id(), "millrace runs cancel " + run.id());
  }

  @Test
  void aFormThatIsSentTwiceStartsOneRun() {
    Map<String, String> form = Map.of("run", UUID.randomUUID().toString(), "records", "10");

    center.post("/runs", form);
    center.post("/runs", form);

    assertThat(center.runs.newest(10)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "records, 0, records is a whole number",
    "records, many, records is a whole number",
    "records, 99999999999999999999, records is a whole number",
    "page-size, 5001, page size is a whole number",
    "first-page, -1, first page is a whole number",
    "family, none, There is no such family",
    "seed, '', seed is none"
  })
  void aMistakeIsNamedAndWhatWasFilledInStays(String field, String value, String words) {
    HttpResponse<String> refused =
        center.post(
            "/runs",
            field.equals("records") ? Map.of(field, value) : Map.of(field, value, "records", "77"));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains(words, "role=\"alert\"");
    assertThat(field.equals("records") || refused.body().contains("value=\"77\"")).isTrue();
    assertThat(center.runs.newest(1)).isEmpty();
  }

  @Test
  void nobodyChoosesAnAddress() {
    center.post("/runs", Map.of("records", "10", "source", "http://169.254.169.254/"));

    assertThat(center.runs.newest(1).get(0).plan().source())
        .isEqualTo(URI.create("http://api.test/1.4/"));
  }

  @Test
  void aRunIsCancelledAndOneThatIsOverStaysAsItIs() {
    RunId run = submitted();

    assertThat(center.post("/runs/" + run + "/cancel", Map.of()).statusCode()).isEqualTo(303);
    assertThat(center.runs.find(run).orElseThrow().state()).isEqualTo(RunState.CANCELLED);
    assertThat(center.get("/runs/" + run).body()).doesNotContain("Cancel it", "data-events");

    RunId fetched = submitted();
    center.runs.begin(fetched);
    center.runs.fetched(fetched);
    HttpResponse<String> refused = center.post("/runs/" + fetched + "/cancel", Map.of());
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("The run is over: it is FETCHED");
  }

  @Test
  void aRunThatIsNotThereIsSaidNotToBe() {
    assertThat(center.get("/runs/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    assertThat(center.get("/runs/1'--").statusCode()).isEqualTo(404);
    assertThat(center.post("/runs/" + UUID.randomUUID() + "/cancel", Map.of()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void theLedgerShowsWhatIsStillOnTheWayAndWhyRecordsAreInQuarantine() {
    RunId run = submitted();
    center.runs.begin(run);
    new InMemoryIntake(center.store)
        .inTransaction(PageFixture.of(run, 1, "a=1", "b=2", "!")::takeIn);

    String page = center.get("/runs/" + run).body();

    assertThat(page)
        .contains("2 records are still on the way", "gap of 2", "They wait for the relay")
        .contains("In quarantine, by reason", "id: is missing");
  }

  @Test
  void theHistoryGoesOnPageByPage() {
    for (int i = 0; i < 27; i++) {
      submitted();
    }
    RunId oldest = center.runs.newest(27).get(26).id();
    RunId last = center.runs.newest(27).get(24).id();

    String first = center.get("/runs").body();
    String second = center.get("/runs?before=" + last).body();

    assertThat(first).contains("/runs?before=" + last, "data-events=\"/events/runs\"");
    assertThat(first).doesNotContain("href=\"/runs/" + oldest);
    assertThat(second).contains("href=\"/runs/" + oldest).doesNotContain("data-events");
  }

  @Test
  void aRunThatWaitsSaysWhyInTheHistory() {
    RunId run = submitted();
    center.runs.begin(run);
    center.runs.failed(run, "the source answers 503", false);

    assertThat(center.get("/runs").body()).contains("running", "the source answers 503");
  }

  private RunId submitted() {
    RunId run = new RunId(UUID.randomUUID());
    center.runs.submit(run, PLAN);
    return run;
  }
}
