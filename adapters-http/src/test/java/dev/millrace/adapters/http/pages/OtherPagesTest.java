package dev.millrace.adapters.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.path.StreamReading;
import dev.millrace.domain.backfill.BackfillId;
import dev.millrace.domain.backfill.BackfillPlan;
import dev.millrace.domain.backfill.BackfillState;
import dev.millrace.domain.backfill.PageRange;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.port.schema.SchemaId;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.schedule.Every;
import dev.millrace.domain.schedule.Missed;
import dev.millrace.domain.schedule.Schedule;
import dev.millrace.domain.schedule.ScheduleName;
import dev.millrace.domain.users.SomeUsers;
import dev.millrace.domain.users.Users;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.ColumnType;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Views, schedules and backfills, topics and schemas. */
class OtherPagesTest {

  private static final String HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
  private static final String ESCAPED =
      "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;&lt;img";
  private static final String COUNTS =
      "/views/user_counts_by_country_and_minute?country=GB&day=2026-11-21";
  private static final RunPlan PLAN =
      new RunPlan(new FamilyName("users"), URI.create("http://api.test/"), "seed", 1_000, 500);

  private final RunningCenter center = RunningCenter.start();

  @AfterEach
  void stop() {
    center.close();
  }

  @Test
  void everyViewIsListedWithWhatItIsAskedBy() {
    assertThat(center.get("/views").body())
        .contains("href=\"/views/users_by_country_and_day\"", "country, registered_on");
  }

  @Test
  void aViewThatIsNotAskedYetShowsItsQuestion() {
    assertThat(center.get("/views/users_by_country_and_day").body())
        .contains("name=\"country\"", "name=\"registered_on\"", "value=\"2026-11-21\"")
        .contains("millrace query users_by_country_and_day")
        .doesNotContain("id=\"answer\"");
    assertThat(center.get("/views/none").statusCode()).isEqualTo(404);
  }

  @Test
  void rowsAreMaskedForWhoeverMayNotSeePersonalData() {
    serveAda();
    String question = "/views/users_by_country_and_day?country=GB&registered_on=2012-06-05";

    String masked = center.get(question).body();
    center.signIn(RunningCenter.PERSONAL_DATA_TOKEN);
    String plain = center.get(question).body();

    assertThat(masked).contains("A**", "Personal data is masked").doesNotContain(">Ada<");
    assertThat(plain).contains(">Ada<", "Personal data is shown as it is").doesNotContain("/runs");
  }

  @Test
  void whatIsWrongWithAQuestionIsSaid() {
    assertThat(center.get("/views/users_by_country_and_day?country=GB&registered_on=soon").body())
        .contains("registered_on", "role=\"alert\"");
  }

  @Test
  void countsOfWindowsAreDrawn() {
    center.pages = (slice, most) -> windows(slice.view(), 3);

    String page = center.get(COUNTS).body();

    assertThat(page)
        .contains("count per window", "class=\"column\"")
        .contains("count of 3 windows from 2026-11-21 08:00:00 to 2026-11-21 08:02:00, 60 in all")
        .contains("2026-11-21 08:01:00: 20");
  }

  @Test
  void aThousandWindowsAreAPageOfLessThanTwoHundredKilobytes() {
    center.pages = (slice, most) -> windows(slice.view(), most);

    String page = center.get(COUNTS).body();

    assertThat(page).contains("The first 200 of 1000 windows", "Further rows");
    assertThat(page.length()).isLessThan(200_000);
  }

  @Test
  void aCassandraThatIsAwayIsSaidToBe() {
    center.pages =
        (slice, most) -> {
          throw new TransientFailure("no node answers");
        };

    HttpResponse<String> page = center.get(COUNTS);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Cassandra does not answer", "no node answers", "country");
  }

  @Test
  void aScheduleIsHeldAndLetGo() {
    ScheduleName name = nightly();

    assertThat(center.get("/schedules").body())
        .contains("nightly", "1h", "millrace schedules pause nightly");
    assertThat(center.post("/schedules/nightly/pause", Map.of()).statusCode()).isEqualTo(303);
    assertThat(center.schedules.find(name).orElseThrow().paused()).isTrue();
    assertThat(center.get("/schedules").body()).contains("paused", "schedules resume nightly");
    center.post("/schedules/nightly/resume", Map.of());
    assertThat(center.schedules.find(name).orElseThrow().paused()).isFalse();
    assertThat(center.post("/schedules/none/pause", Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void aBackfillIsHeldLetGoAndStopped() {
    BackfillId id = new BackfillId(UUID.randomUUID());
    center.backfills.submit(id, BackfillPlan.of(PLAN, PageRange.parse("1..30"), true, 2));

    assertThat(center.get("/schedules").body())
        .contains("pages 1 to 30, missing ones", "millrace backfill cancel " + id);
    for (Map.Entry<String, BackfillState> change :
        List.of(
            Map.entry("pause", BackfillState.PAUSED),
            Map.entry("resume", BackfillState.RUNNING),
            Map.entry("cancel", BackfillState.CANCELLED))) {
      center.post("/backfills/" + id + "/" + change.getKey(), Map.of());
      assertThat(center.backfills.find(id).orElseThrow().state()).isEqualTo(change.getValue());
    }
    assertThat(center.get("/schedules").body()).doesNotContain("backfill cancel " + id);
    assertThat(center.post("/backfills/" + UUID.randomUUID() + "/pause", Map.of()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void aTopicShowsItsReadersAndASchemaItsVersions() {
    center.kafka =
        () ->
            List.of(
                new StreamReading(
                    "users", "facts", 1L, null, true, 9_000, 1_204, Duration.ofSeconds(3)));
    center.schemas.save(schema(1, "{\"one\"}"));
    center.schemas.save(schema(4, "{\"four\"}"));

    assertThat(center.get("/topics").body())
        .contains("millrace.users", "millrace-users-facts", "9,000", "1,204", "3 s")
        .contains("1, 4", "Schema 4", "{&quot;four&quot;}")
        .doesNotContain("{&quot;one&quot;}");
  }

  @Test
  void aVersionOfASchemaShowsWhatItChanged() {
    center.schemas.save(schema(1, "{\"fields\":[{\"name\":\"city\",\"type\":\"string\"}]}"));
    center.schemas.save(schema(4, "{\"fields\":[{\"name\":\"town\",\"type\":\"string\"}]}"));

    assertThat(center.get("/topics").body())
        .contains(
            "What schema 4 changed of schema 1", ">city<", ">town<", "href=\"/topics/users\"");
  }

  @Test
  void aFamilyWithoutASchemaIsSaidToHaveNone() {
    assertThat(center.get("/topics").body()).contains("millrace.users-value", "not registered");
  }

  @Test
  void whateverSomebodyWroteShowsAsText() {
    center.pages = (slice, most) -> List.of(hostile(slice.view()));
    center.schemas.save(schema(1, HOSTILE));

    assertThat(
            center
                .get(
                    "/views/users_by_country_and_day?country=%3Cscript%3E&registered_on=2012-06-05")
                .body())
        .contains(ESCAPED, "value=\"&lt;script&gt;\"")
        .doesNotContain("<script>", "<img");
    assertThat(center.get("/topics").body()).contains(ESCAPED).doesNotContain("<script>", "<img");
  }

  private void serveAda() {
    center.views.write(
        new Users()
            .project(SomeUsers.first(SomeUsers.ada()), new Position("millrace.users", 0, 1)));
  }

  private ScheduleName nightly() {
    ScheduleName name = new ScheduleName("nightly");
    center.schedules.add(
        Schedule.of(
            name,
            new Every(Duration.ofHours(1)),
            Duration.ZERO,
            Missed.RUN_ONCE,
            PLAN,
            center.clock.instant()));
    return name;
  }

  private static RegisteredSchema schema(int id, String definition) {
    return new RegisteredSchema(
        "millrace.users-value", new SchemaId(id), definition, "0123456789abcdef");
  }

  private static List<ViewRow> windows(View view, int count) {
    List<ViewRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant start = Instant.parse("2026-11-21T08:00:00Z").plusSeconds(60L * i);
      rows.add(
          new ViewRow(view, List.of("GB", LocalDate.parse("2026-11-21"), start, 10L * (i + 1))));
    }
    return rows;
  }

  private static ViewRow hostile(View view) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Column column : view.columns()) {
      values.add(value(column));
    }
    return new ViewRow(view, values);
  }

  private static @Nullable Object value(Column column) {
    if (column.type() == ColumnType.UUID) {
      return new UUID(1, 2);
    }
    if (column.type() == ColumnType.DATE) {
      return LocalDate.parse("2012-06-05");
    }
    return column.type() == ColumnType.TEXT ? HOSTILE : null;
  }
}
