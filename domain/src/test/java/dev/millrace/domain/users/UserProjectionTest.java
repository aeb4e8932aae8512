package dev.millrace.domain.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.family.Provenance;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.LastWriteWins;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class UserProjectionTest {

  private static final Position POSITION = new Position("millrace.users", 3, 42);

  private final Users users = new Users();

  @Test
  void everybodyStandsInTheFirstViewUnderTheKeyAlone() {
    View first = users.views().get(0);
    assertThat(first.key()).extracting(Column::name).containsExactly("user_id");
    for (long seed = 0; seed < 100; seed++) {
      User user = SomeUsers.any(seed);
      assertThat(users.viewKeys(user).byView().get(first.name()))
          .containsExactly(users.key(user).value());
    }
  }

  @Test
  void aFirstVersionSetsItsRowsAndLeavesNullsUnset() {
    Event<User> event = SomeUsers.first(SomeUsers.ada());
    assertThat(users.project(event, POSITION))
        .hasSize(4)
        .allSatisfy(
            mutation -> {
              assertThat(mutation).isInstanceOf(Mutation.Upsert.class);
              assertThat(((Mutation.Upsert) mutation).writesNulls()).isFalse();
              assertThat(mutation.writeTime()).isEqualTo(event.writeTime());
            })
        .extracting(mutation -> mutation.view().name())
        .containsExactly(
            "users_by_id",
            "users_by_country_and_day",
            "users_by_email",
            "users_by_registration_minute");
  }

  @Test
  void everyColumnHoldsWhatItsNameSays() {
    Event<User> event = SomeUsers.first(SomeUsers.ada());
    User ada = event.record();
    Map<String, Object> byId = onlyRow(event, "users_by_id");
    assertThat(byId)
        .containsEntry("nationality", "GB")
        .containsEntry("gender", "female")
        .containsEntry("title", "Ms")
        .containsEntry("first_name", "Ada")
        .containsEntry("last_name", "Lovelace")
        .containsEntry("email", "Ada.Lovelace@example.com")
        .containsEntry("username", "countess")
        .containsEntry("born_at", ada.bornAt())
        .containsEntry("registered_at", ada.registeredAt())
        .containsEntry("phone", "015396 12345")
        .containsEntry("cell", "0700-123456")
        .containsEntry("national_id_name", "NINO")
        .containsEntry("national_id_value", "AL 18 15 52 X")
        .containsEntry("street", "12 St James's Square")
        .containsEntry("city", "London")
        .containsEntry("state", "Greater London")
        .containsEntry("country", "United Kingdom")
        .containsEntry("postcode", "SW1Y 4JH")
        .containsEntry("latitude", "51.5072")
        .containsEntry("longitude", "-0.1353")
        .containsEntry("timezone_offset", "0:00")
        .containsEntry("timezone_description", ada.timezone().description())
        .containsEntry("picture_large", "https://example.com/large.jpg")
        .containsEntry("picture_medium", "https://example.com/medium.jpg")
        .containsEntry("picture_thumbnail", "https://example.com/thumbnail.jpg")
        .containsEntry("version", 1L)
        .containsEntry("event_id", event.id().value())
        .containsEntry("run_id", event.run().value())
        .containsEntry("log_position", "millrace.users-3@42")
        .containsEntry("ingested_at", event.ingestedAt())
        .hasSize(30);
    assertThat(onlyRow(event, "users_by_country_and_day"))
        .containsEntry("registered_at", ada.registeredAt())
        .containsEntry("first_name", "Ada")
        .containsEntry("last_name", "Lovelace")
        .containsEntry("city", "London")
        .hasSize(4 + Provenance.COLUMNS.size());
    assertThat(onlyRow(event, "users_by_email"))
        .containsEntry("first_name", "Ada")
        .containsEntry("last_name", "Lovelace")
        .hasSize(2 + Provenance.COLUMNS.size());
    assertThat(onlyRow(event, "users_by_registration_minute"))
        .containsEntry("country", "GB")
        .containsEntry("first_name", "Ada")
        .containsEntry("last_name", "Lovelace")
        .hasSize(3 + Provenance.COLUMNS.size());
  }

  @Test
  void everyValueIsOfItsColumnsType() {
    for (long seed = 0; seed < 100; seed++) {
      for (Mutation mutation : users.project(SomeUsers.first(SomeUsers.any(seed)), POSITION)) {
        List<Column> columns = mutation.view().columns();
        List<?> values = ((Mutation.Upsert) mutation).values();
        for (int i = 0; i < columns.size(); i++) {
          if (values.get(i) != null) {
            assertThat(values.get(i)).isInstanceOf(columns.get(i).type().javaType());
          }
        }
      }
    }
  }

  @Test
  void aUserIsFoundUnderTheUtcDayOfRegistration() {
    assertThat(UserViews.keys(SomeUsers.ada()).get(UserViews.BY_COUNTRY_AND_DAY))
        .containsExactly("GB", LocalDate.of(2012, 6, 5), SomeUsers.ada().id().value());
  }

  @Test
  void aUserIsFoundUnderTheMinuteOfRegistration() {
    assertThat(users.viewKeys(SomeUsers.ada()).byView().get("users_by_registration_minute"))
        .containsExactly(
            "2012-06-05T23:59:00Z", "2012-06-05T23:59:59.999Z", SomeUsers.ada().id().toString());
  }

  @Test
  void theNewestOfAMinuteComeFirst() {
    assertThat(UserViews.BY_REGISTRATION_MINUTE.clusteringKey())
        .extracting(Column::name, Column::isDescending)
        .containsExactly(tuple("registered_at", true), tuple("user_id", true));
  }

  /** Tables tell no times apart that differ by less than a millisecond. */
  @Test
  void aRegistrationThatMovesByLessThanAMillisecondKeepsItsRow() {
    Instant registered = Instant.parse("2012-06-05T23:59:59.999001Z");
    Event<User> before = SomeUsers.first(registered(registered));
    Event<User> after = SomeUsers.next(before, registered(registered.plusNanos(998_000)));
    assertThat(users.project(after, POSITION)).noneMatch(Mutation.Delete.class::isInstance);
  }

  private static User registered(Instant at) {
    User ada = SomeUsers.ada();
    return new User(
        ada.id(),
        ada.nationality(),
        ada.gender(),
        ada.name(),
        ada.email(),
        ada.username(),
        ada.bornAt(),
        at,
        ada.phone(),
        ada.cell(),
        ada.nationalId(),
        ada.address(),
        ada.coordinates(),
        ada.timezone(),
        ada.picture());
  }

  @Test
  void onlyTheHashOfAnAddressStandsInTheViewByEmail() {
    List<String> key = users.viewKeys(SomeUsers.ada()).byView().get("users_by_email");
    assertThat(key)
        .containsExactly(
            new EmailAddress("ada.lovelace@example.com").hash(), SomeUsers.ada().id().toString());
    assertThat(users.project(SomeUsers.first(SomeUsers.ada()), POSITION).get(2).toString())
        .doesNotContainIgnoringCase("ada.lovelace@");
  }

  @Test
  void whoeverLacksWhatAViewIsKeyedByIsNotInIt() {
    User nobody = SomeUsers.nobody();
    assertThat(users.viewKeys(nobody).byView()).containsOnlyKeys("users_by_id");
    assertThat(users.project(SomeUsers.first(nobody), POSITION)).hasSize(1);
    assertThat(users.viewKeys(SomeUsers.ada(null, null, null)).byView())
        .as("registered, of no nationality")
        .containsOnlyKeys("users_by_id", "users_by_registration_minute");
  }

  @Test
  void theTextsOfKeysReadBackAsTheirValues() {
    for (long seed = 0; seed < 200; seed++) {
      User user = SomeUsers.any(seed);
      Map<String, List<String>> texts = users.viewKeys(user).byView();
      UserViews.keys(user)
          .forEach(
              (view, key) ->
                  assertThat(
                          Mutation.Delete.ofText(
                                  view,
                                  texts.getOrDefault(view.name(), List.of()),
                                  SomeUsers.first(user).writeTime())
                              .key())
                      .isEqualTo(key));
    }
  }

  @Test
  void aUserWhoMovedIsFoundUnderTheNewCountryOnly() {
    Event<User> before = SomeUsers.first(SomeUsers.ada());
    Event<User> after = SomeUsers.next(before, SomeUsers.adaInFrance());
    LastWriteWins tables = new LastWriteWins();
    tables.apply(users.project(after, POSITION));
    tables.apply(users.project(before, POSITION));
    String id = SomeUsers.ada().id().toString();
    assertThat(tables.rows("users_by_country_and_day"))
        .containsOnlyKeys("[FR, 2012-06-05, " + id + "]");
    assertThat(tables.rows("users_by_id").values())
        .singleElement(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("nationality", "FR")
        .containsEntry("version", 2L);
  }

  @Test
  void aMoveDeletesWithItsOwnWriteTimeAndOnlyWhereItMoved() {
    Event<User> before = SomeUsers.first(SomeUsers.ada());
    Event<User> after = SomeUsers.next(before, SomeUsers.adaInFrance());
    assertThat(users.project(after, POSITION).stream().filter(Mutation.Delete.class::isInstance))
        .singleElement()
        .isEqualTo(
            new Mutation.Delete(
                UserViews.BY_COUNTRY_AND_DAY,
                List.of("GB", LocalDate.of(2012, 6, 5), SomeUsers.ada().id().value()),
                after.writeTime()));
  }

  @Test
  void aFieldThatWasRemovedIsGone() {
    Event<User> before = SomeUsers.first(SomeUsers.ada());
    Event<User> after = SomeUsers.next(before, SomeUsers.ada(new CountryCode("GB"), null, null));
    LastWriteWins tables = new LastWriteWins();
    tables.apply(users.project(before, POSITION));
    tables.apply(users.project(after, POSITION));
    assertThat(tables.rows("users_by_id").values())
        .singleElement()
        .satisfies(row -> assertThat(row).doesNotContainKeys("email", "cell").containsKey("phone"));
    assertThat(tables.rows()).doesNotContainKey("users_by_email");
  }

  @Test
  void rowsOfViewsThatAreNoMoreAreLeftAlone() {
    Event<User> event = SomeUsers.first(SomeUsers.ada());
    ViewKeys previous =
        new ViewKeys(Map.of("users_by_shoe_size", List.of("41"), "users_by_id", List.of("other")));
    assertThat(users.project(withPrevious(event, previous), POSITION))
        .hasSize(4)
        .allMatch(Mutation.Upsert.class::isInstance);
  }

  @Test
  void whateverTheOrderAndHoweverOftenOnlyTheNewestVersionIsServed() {
    for (long seed = 0; seed < 100; seed++) {
      List<Event<User>> history = history(seed, 4);
      Event<User> newest = history.get(history.size() - 1);
      LastWriteWins expected = new LastWriteWins();
      expected.apply(users.project(withPrevious(newest, ViewKeys.NONE), POSITION));
      for (List<Event<User>> order : LastWriteWins.orders(history)) {
        LastWriteWins tables = new LastWriteWins();
        order.forEach(event -> tables.apply(users.project(event, POSITION)));
        tables.apply(users.project(order.get(0), POSITION));
        assertThat(tables.rows()).as("seed %s, order %s", seed, order).isEqualTo(expected.rows());
      }
    }
  }

  @Test
  void usersAreCountedPerMinuteByCountryGenderAndAgeBand() {
    assertThat(users.windowedCounts())
        .extracting(count -> count.view().name())
        .containsExactly(
            "user_counts_by_country_and_minute",
            "user_counts_by_gender_and_minute",
            "user_counts_by_age_band_and_minute");
    assertThat(users.windowedCounts())
        .allSatisfy(count -> assertThat(count.window()).isEqualTo(Duration.ofMinutes(1)))
        .extracting(count -> count.view().columns().stream().map(Column::name).toList())
        .containsExactly(
            List.of("country", "day", "window_start", "count"),
            List.of("gender", "day", "window_start", "count"),
            List.of("age_band", "day", "window_start", "count"));
    assertThat(countedUnder(SomeUsers.first(SomeUsers.ada())))
        .containsExactly(Optional.of("GB"), Optional.of("female"), Optional.of("65+"));
    assertThat(countedUnder(SomeUsers.first(SomeUsers.nobody()))).containsOnly(Optional.empty());
  }

  @Test
  void anAgeIsThatAtTheTimeOfTheEvent() {
    Event<User> ada = SomeUsers.first(SomeUsers.ada());
    Instant birthday = Instant.parse("1933-12-10T00:00:00Z");
    assertThat(countedUnder(at(birthday, ada)).get(2)).contains("18-24");
    assertThat(countedUnder(at(birthday.minusMillis(1), ada)).get(2)).contains("0-17");
    assertThat(countedUnder(at(Instant.parse("1900-01-01T00:00:00Z"), ada)).get(2)).isEmpty();
  }

  private List<Optional<String>> countedUnder(Event<User> event) {
    return users.windowedCounts().stream().map(count -> count.dimension().apply(event)).toList();
  }

  private List<Event<User>> history(long seed, int versions) {
    UserId id = SomeUsers.any(seed).id();
    List<Event<User>> history = new ArrayList<>();
    history.add(SomeUsers.first(SomeUsers.any(id, seed)));
    while (history.size() < versions) {
      User user = SomeUsers.any(id, seed * 1_000 + history.size());
      history.add(SomeUsers.next(history.get(history.size() - 1), user));
    }
    return history;
  }

  private Map<String, Object> onlyRow(Event<User> event, String view) {
    LastWriteWins tables = new LastWriteWins();
    tables.apply(users.project(event, POSITION));
    return tables.rows(view).values().iterator().next();
  }

  private static Event<User> at(Instant time, Event<User> event) {
    return new Event<>(
        event.id(),
        event.key(),
        event.version(),
        event.writeTime(),
        event.ingestedAt(),
        time,
        event.run(),
        event.previous(),
        event.record());
  }

  private static Event<User> withPrevious(Event<User> event, ViewKeys previous) {
    return new Event<>(
        event.id(),
        event.key(),
        event.version(),
        event.writeTime(),
        event.ingestedAt(),
        event.eventTime(),
        event.run(),
        previous,
        event.record());
  }
}
