package dev.millrace.domain.users;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.ViewKeys;
import dev.millrace.domain.view.WriteTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Users for tests, and the events that carry them. */
public final class SomeUsers {

  /** When the first version of anybody is ingested; each further one a second later. */
  public static final Instant FIRST_INGEST = Instant.parse("2026-11-21T08:00:00Z");

  public static final RunId RUN = RunId.of("0f0e0d0c-0b0a-4908-8706-050403020100");

  private static final List<String> TEXTS =
      List.of("Ada", "Žofie", "میلاد", "अनिल", "𝒜da 🧮", "a=1:b;", "O'Brien <b>", " ", "null");
  private static final List<String> COUNTRIES = List.of("DE", "FR", "UA");
  private static final List<String> DAYS = List.of("2004-02-29", "2015-06-30", "2021-12-31");

  private final Random random;

  private SomeUsers(long seed) {
    this.random = new Random(seed);
  }

  /** Of whom everything is known. */
  public static User ada() {
    return new User(
        UserId.of("ada10ace-0000-4000-8000-000000000001"),
        new CountryCode("GB"),
        "female",
        new PersonName("Ms", "Ada", "Lovelace"),
        new EmailAddress("Ada.Lovelace@example.com"),
        "countess",
        Instant.parse("1915-12-10T07:15:00.123Z"),
        Instant.parse("2012-06-05T23:59:59.999Z"),
        "015396 12345",
        "0700-123456",
        new NationalId("NINO", "AL 18 15 52 X"),
        new Address(
            "12 St James's Square", "London", "Greater London", "United Kingdom", "SW1Y 4JH"),
        new Coordinates(new BigDecimal("51.5072"), new BigDecimal("-0.1353")),
        new Timezone("0:00", "Western Europe Time, London, Lisbon, Casablanca"),
        new Picture(
            "https://example.com/large.jpg",
            "https://example.com/medium.jpg",
            "https://example.com/thumbnail.jpg"));
  }

  /** Ada, moved to France. */
  public static User adaInFrance() {
    return ada(new CountryCode("FR"), ada().email(), "0700-123456");
  }

  /** Ada with what a test changes about her most. */
  public static User ada(
      @Nullable CountryCode nationality, @Nullable EmailAddress email, @Nullable String cell) {
    User ada = ada();
    return new User(
        ada.id(),
        nationality,
        ada.gender(),
        ada.name(),
        email,
        ada.username(),
        ada.bornAt(),
        ada.registeredAt(),
        ada.phone(),
        cell,
        ada.nationalId(),
        ada.address(),
        ada.coordinates(),
        ada.timezone(),
        ada.picture());
  }

  /** Of whom nothing is known but the id. */
  public static User nobody() {
    return new User(
        UserId.of("00000000-0000-4000-8000-000000000000"),
        null,
        null,
        new PersonName(null, null, null),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        new Address(null, null, null, null, null),
        null,
        new Timezone(null, null),
        new Picture(null, null, null));
  }

  /** Somebody, the same for the same seed; about a quarter of the fields is unknown. */
  public static User any(long seed) {
    return any(new UserId(new UUID(seed, ~seed)), seed);
  }

  /** Somebody of that id: with several seeds, several versions, few countries, days and e-mails. */
  public static User any(UserId id, long seed) {
    return new SomeUsers(seed).user(id);
  }

  /** The event of somebody's first version. */
  public static Event<User> first(User user) {
    return event(user, 1, ViewKeys.NONE);
  }

  /** The event of the version that follows another, a second later. */
  public static Event<User> next(Event<User> before, User user) {
    return event(user, before.version() + 1, new Users().viewKeys(before.record()));
  }

  private static Event<User> event(User user, long version, ViewKeys previous) {
    Instant at = FIRST_INGEST.plusSeconds(version - 1);
    return new Event<>(
        new EventId(new UUID(user.id().value().getLeastSignificantBits(), version)),
        new RecordKey(user.id().toString()),
        version,
        new WriteTime(at.toEpochMilli() * 1_000),
        at,
        at,
        RUN,
        previous,
        user);
  }

  private User user(UserId id) {
    return new User(
        id,
        perhaps(new CountryCode(one(COUNTRIES))),
        text(),
        new PersonName(text(), text(), text()),
        perhaps(new EmailAddress(random.nextInt(3) + "@Example.com")),
        text(),
        perhaps(
            Instant.ofEpochSecond(random.nextInt(1_000_000_000), random.nextInt(1_000) * 1_000L)),
        perhaps(Instant.parse(one(DAYS) + "T12:00:00Z").plusMillis(random.nextInt(3_600_000))),
        text(),
        text(),
        perhaps(new NationalId(text(), one(TEXTS))),
        new Address(text(), text(), text(), text(), text()),
        perhaps(new Coordinates(degrees(90), degrees(180))),
        new Timezone(text(), text()),
        new Picture(text(), text(), text()));
  }

  private @Nullable String text() {
    return perhaps(one(TEXTS));
  }

  private BigDecimal degrees(int max) {
    return BigDecimal.valueOf(random.nextInt(-max * 10_000, max * 10_000), 4);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private <T> @Nullable T perhaps(T value) {
    return random.nextInt(4) == 0 ? null : value;
  }
}
