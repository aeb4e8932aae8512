package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.application.trace.TraceRecord;
import dev.millrace.application.verify.Verification;
import dev.millrace.application.verify.VerifyRun;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.intake.Outcome;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.ledger.Sighting;
import dev.millrace.domain.port.quarantine.Place;
import dev.millrace.domain.port.quarantine.Quarantine;
import dev.millrace.domain.port.quarantine.QuarantinedRecord;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A family of events on the path of the users: what they did, completed from who they are. */
class UserEventsIT {

  private static final FamilyName EVENTS = new FamilyName("user-events");

  private final RunningPipeline path = RunningPipeline.shared();
  private final EventRows rows = new EventRows(path.settings());
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);

  @AfterEach
  void close() {
    rows.close();
  }

  @Test
  void whatUsersDoIsFilteredCountedAddedUpAndCompletedWhenTheyAreKnown() {
    RunPlan shoppers = path.plan("shoppers", 2, 2);
    List<SourceUser> users = SourceUser.all(shoppers);
    UUID ada = users.get(0).id();
    UUID bob = users.get(1).id();
    UUID internal = UUID.randomUUID();
    String purchase = purchase(UUID.randomUUID(), ada, 2, "12.34", "EUR");
    String unstorable = click(UUID.randomUUID(), ada, 7, "/a\\u0000b");
    String fromTheFuture =
        click(UUID.randomUUID(), bob, 8, "/soon").replace(today.toString(), "2100-01-01");

    JsonNode answer =
        push(
            click(UUID.randomUUID(), ada, 1, "/shoes"),
            purchase,
            purchase,
            purchase.replace("12.34", "1.00"),
            purchase(UUID.randomUUID(), bob, 3, "0.66", "EUR"),
            purchase(UUID.randomUUID(), bob, 4, "500", "JPY"),
            click(internal, ada, 5, "/internal/stock"),
            "{\"kind\":\"click\"}",
            unstorable,
            fromTheFuture);
    RunId run = RunId.of(answer.get("run").asText());

    assertThat(answer.findValuesAsText("outcome"))
        .containsExactly(
            "accepted",
            "accepted",
            "duplicate",
            "conflict",
            "accepted",
            "accepted",
            "accepted",
            "rejected",
            "rejected",
            "accepted");
    assertServed(run, 6);
    assertThat(path.sheet(run))
        .extracting(Sheet::fetched, Sheet::stored, Sheet::duplicates, Sheet::conflicts)
        .containsExactly(10L, 6L, 1L, 1L);
    assertThat(path.the(Quarantine.class).of(run, Place.START, 9))
        .extracting(QuarantinedRecord::outcome)
        .containsExactly(Outcome.CONFLICT, Outcome.REJECTED, Outcome.REJECTED);
    assertThat(path.the(Quarantine.class).of(run, Place.START, 9))
        .last()
        .extracting(QuarantinedRecord::bytes)
        .isEqualTo(Bytes.ofText(unstorable));
    assertThat(rows.hasById(internal)).isTrue();
    assertThat(rows.ofUser(ada, today))
        .containsExactly("click /shoes null null null", "purchase /checkout 1234 null null");
    assertThat(rows.waiting()).isEqualTo(5);

    assertThat(path.carry(shoppers).isComplete()).isTrue();

    String gender = rows.ofUser(ada, today).get(0).replaceAll(".* ", "");
    String country = users.get(0).nationality();
    assertThat(gender).isIn("female", "male");
    assertThat(rows.ofUser(ada, today))
        .containsExactly(
            "click /shoes null " + country + " " + gender,
            "purchase /checkout 1234 " + country + " " + gender);
    assertThat(rows.withAge(bob, today)).isEqualTo(2);
    assertThat(rows.waiting()).isZero();

    assertThat(push(click(UUID.randomUUID(), ada, 6, "/hats")).get("run").asText())
        .isEqualTo(run.toString());
    assertServed(run, 7);
    assertThat(rows.ofUser(ada, today)).contains("click /hats null " + country + " " + gender);
    RunningPipeline.await(
        "all events to be counted",
        () -> rows.counts().equals(Map.of("click", 3L, "purchase", 3L)),
        () -> rows.counts().toString());
    RunningPipeline.await(
        "all money to be added up",
        () ->
            rows.revenue()
                .equals(
                    Map.of(
                        "purchase EUR", BigInteger.valueOf(1_300),
                        "purchase JPY", BigInteger.valueOf(500))),
        () -> rows.revenue().toString());
    assertThat(path.the(TraceRecord.class).trace(EVENTS, new RecordKey(internal.toString())))
        .extracting(Sighting::hop)
        .contains("raw", "outbox", "topic", "user_events_by_id")
        .doesNotContain("user_events_by_user_and_day");
    assertErasedWhileItWaits(run, 8);
  }

  private void assertErasedWhileItWaits(RunId run, long events) {
    UUID ofNobody = UUID.randomUUID();
    push(click(ofNobody, UUID.randomUUID(), 9, "/later"));
    assertServed(run, events);
    assertThat(rows.waiting()).isEqualTo(1);

    Answer erased = Answer.json(path, "erase", ofNobody.toString(), "--family", "user-events");

    assertThat(erased.code()).as(erased.out()).isZero();
    assertThat(erased.node().at("/places").findValuesAsText("place"))
        .contains("user_events_waiting");
    assertThat(rows.waiting()).isZero();
  }

  private JsonNode push(String... records) {
    try (Pushers pushers = new Pushers(path.settings(), EVENTS, 1)) {
      pushers.push(UUID.randomUUID().toString(), List.of(String.join("\n", records))).join();
      return pushers.acknowledged().get(0);
    }
  }

  /** The run goes on collecting as long as its process does, so it is not complete. */
  private void assertServed(RunId run, long events) {
    RunningPipeline.await(
        "all that was pushed to be served",
        () -> path.sheet(run).isSettled() && path.sheet(run).served() == events,
        () -> path.sheet(run).toString());
    Verification verification = path.the(VerifyRun.class).verify(run).orElseThrow();
    assertThat(verification.missingCount() + verification.doubledCount()).isZero();
    assertThat(verification.served()).isEqualTo(events);
  }

  private String click(UUID id, UUID user, int order, String page) {
    return event(id, user, order, "click", page, "");
  }

  private String purchase(UUID id, UUID user, int order, String amount, String currency) {
    return event(
        id,
        user,
        order,
        "purchase",
        "/checkout",
        ",\"amount\":" + amount + ",\"currency\":\"" + currency + "\"");
  }

  /** In that order, a millisecond apart, all of one second. */
  private String event(UUID id, UUID user, int order, String kind, String page, String money) {
    Instant at = now.plusMillis(order);
    return """
        {"eventId":"%s","userId":"%s","kind":"%s","page":"%s","session":"s","at":"%s"%s}"""
        .formatted(id, user, kind, page, at, money);
  }
}
