package dev.millrace.domain.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.family.WindowedCount;
import dev.millrace.domain.users.Users;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.LastWriteWins;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.WriteTime;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UserEventViewsTest {

  private static final Position POSITION = new Position("millrace.user-events", 3, 42);
  private static final UUID USER = new UUID(9, 1);

  private final UserEvents events = new UserEvents();

  @Test
  void everyEventStandsInTheFirstViewUnderTheKeyAlone() {
    View first = events.views().get(0);
    assertThat(first.key()).extracting(Column::name).containsExactly("user_event_id");
    for (long seed = 0; seed < 100; seed++) {
      UserEvent event = SomeEvents.any(seed);
      assertThat(events.viewKeys(event).byView().get(first.name()))
          .containsExactly(events.key(event).value());
    }
  }

  @Test
  void everyColumnHoldsWhatItsNameSaysAndNothingOfTheUserIsTouched() {
    Event<UserEvent> event = SomeEvents.carrying(SomeEvents.purchase(1, USER, 1234));
    for (View view : events.views()) {
      assertThat(row(event, view))
          .containsEntry("session", "s1")
          .containsEntry("kind", "purchase")
          .containsEntry("page", "/checkout")
          .containsEntry("amount_minor", 1234L)
          .containsEntry("currency", "EUR")
          .containsEntry("version", 1L)
          .containsEntry("event_id", event.id().value())
          .containsEntry("log_position", "millrace.user-events-3@42")
          .doesNotContainKeys("country", "gender", "age_band");
    }
    assertThat(row(event, events.views().get(0)))
        .containsEntry("user_id", USER)
        .containsEntry("at", event.record().at());
  }

  @Test
  void aRowStandsWhereItsViewKeysSay() {
    for (long seed = 0; seed < 100; seed++) {
      UserEvent record = SomeEvents.any(seed);
      for (Mutation mutation : events.project(SomeEvents.carrying(record), POSITION)) {
        Mutation.Upsert upsert = (Mutation.Upsert) mutation;
        List<String> key =
            upsert.values().subList(0, upsert.view().key().size()).stream()
                .map(String::valueOf)
                .toList();
        assertThat(events.viewKeys(record).byView().get(upsert.view().name())).isEqualTo(key);
      }
    }
  }

  @Test
  void aClickCountsAndBringsNoRevenue() {
    Event<UserEvent> click = SomeEvents.carrying(SomeEvents.click(1, USER));
    assertThat(counts().dimension().apply(click)).contains("click");
    assertThat(revenue().dimension().apply(click)).isEmpty();
  }

  @Test
  void revenueIsPerKindAndCurrency() {
    Event<UserEvent> purchase = SomeEvents.carrying(SomeEvents.purchase(1, USER, 1234));
    String value = revenue().dimension().apply(purchase).orElseThrow();
    assertThat(revenue().amount().applyAsLong(purchase)).isEqualTo(1234);
    BigInteger sum = BigInteger.TWO.pow(80);
    Mutation.Upsert row =
        (Mutation.Upsert) revenue().row(value, SomeEvents.NOON, 7, sum, new WriteTime(1));
    assertThat(row.values())
        .isEqualTo(
            List.of("purchase", "EUR", LocalDate.of(2026, 11, 21), SomeEvents.NOON, 7L, sum));
    assertThat(revenue().view().columns())
        .extracting(Column::name)
        .containsExactly("kind", "currency", "day", "window_start", "count", "revenue_minor");
  }

  @Test
  void theSumsOfAllWindowsAreAllTheMoneyThereIs() {
    Map<String, BigInteger> sums = new HashMap<>();
    Map<String, BigInteger> money = new HashMap<>();
    for (long seed = 0; seed < 2_000; seed++) {
      Event<UserEvent> event = SomeEvents.carrying(SomeEvents.any(seed));
      Instant start = revenue().windowStart(event, event.ingestedAt());
      assertThat(event.record().at()).isBetween(start, start.plusMillis(59_999));
      BigInteger amount = BigInteger.valueOf(revenue().amount().applyAsLong(event));
      revenue()
          .dimension()
          .apply(event)
          .ifPresent(value -> sums.merge(value + start, amount, BigInteger::add));
      Money paid = event.record().money();
      if (paid != null) {
        money.merge(paid.currency(), BigInteger.valueOf(paid.minor()), BigInteger::add);
      }
    }
    assertThat(sums).hasSizeGreaterThan(100);
    money.forEach(
        (currency, paid) ->
            assertThat(
                    sums.entrySet().stream()
                        .filter(sum -> sum.getKey().contains(currency))
                        .map(Map.Entry::getValue)
                        .reduce(BigInteger.ZERO, BigInteger::add))
                .isEqualTo(paid));
  }

  @Test
  void whatOurOwnPeopleDoIsNotAdmitted() {
    assertThat(events.admits(SomeEvents.click(1, USER))).isTrue();
    assertThat(events.admits(SomeEvents.internal(1, USER))).isFalse();
    UserEvent nowhere =
        new UserEvent(new UUID(8, 1), USER, null, Kind.CLICK, null, null, SomeEvents.NOON);
    assertThat(events.admits(nowhere)).isTrue();
  }

  @Test
  void whatIsLookedUpIsAPartOfTheFirstViewOfUsers() {
    View users = new Users().views().get(0);
    UserOfEvent enrichment = new UserOfEvent();
    assertThat(enrichment.reference()).isEqualTo(new Users().name());
    assertThat(enrichment.lookedUp().name()).isEqualTo(users.name());
    assertThat(enrichment.lookedUp().key()).isEqualTo(users.key());
    assertThat(users.values()).containsAll(enrichment.lookedUp().values());
  }

  @Test
  void whatIsCompletedIsAPartOfAViewThatNoEventSets() {
    UserOfEvent enrichment = new UserOfEvent();
    View completed = enrichment.completed();
    View whole = events.views().get(1);
    assertThat(completed.name()).isEqualTo(whole.name());
    assertThat(completed.key()).isEqualTo(whole.key());
    assertThat(whole.values()).containsAll(completed.values());
    Map<String, Object> row = row(SomeEvents.carrying(SomeEvents.click(1, USER)), whole);
    assertThat(row).doesNotContainKeys("country", "gender", "age_band");
  }

  @Test
  void theFamilyNeedsATableForEachOfItsQuestionsAndForThoseWhoWait() {
    assertThat(events.tables())
        .extracting(View::name)
        .containsExactly(
            "user_events_by_id",
            "user_events_by_user_and_day",
            "user_event_counts_by_kind_and_minute",
            "user_event_revenue_by_kind_and_minute",
            "user_events_waiting",
            "user_events_wait_for",
            "closed_windows",
            "late_events");
  }

  private WindowedCount<UserEvent> counts() {
    return events.windowedCounts().get(0);
  }

  private WindowedCount<UserEvent> revenue() {
    return events.windowedCounts().get(1);
  }

  private Map<String, Object> row(Event<UserEvent> event, View view) {
    LastWriteWins tables = new LastWriteWins();
    tables.apply(events.project(event, POSITION));
    return tables.rows(view.name()).values().iterator().next();
  }
}
