package dev.millrace.domain.events;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.ViewKeys;
import dev.millrace.domain.view.WriteTime;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What users did, for tests, and the events that carry it. */
public final class SomeEvents {

  public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  public static final RunId RUN = RunId.of("0e0e0d0c-0b0a-4908-8706-050403020100");

  private SomeEvents() {}

  /** A user's click, told by a number, so many seconds after noon. */
  public static UserEvent click(int number, UUID user) {
    return event(number, user, Kind.CLICK, "/shoes", null);
  }

  /** A user's purchase for so many cents. */
  public static UserEvent purchase(int number, UUID user, long cents) {
    return event(number, user, Kind.PURCHASE, "/checkout", new Money(cents, "EUR"));
  }

  /** Of whom it is no business of ours. */
  public static UserEvent internal(int number, UUID user) {
    return event(number, user, Kind.CLICK, "/internal/stock", null);
  }

  /** Something that somebody did, the same for the same seed; a part of it is unknown. */
  public static UserEvent any(long seed) {
    Random random = new Random(seed);
    boolean bought = random.nextBoolean();
    return new UserEvent(
        new UUID(seed, ~seed),
        new UUID(9, random.nextInt(5)),
        random.nextBoolean() ? null : "session " + random.nextInt(3),
        bought ? Kind.PURCHASE : Kind.CLICK,
        random.nextBoolean() ? null : "/ünï/" + random.nextInt(3),
        bought ? new Money(random.nextInt(1_000_000), random.nextBoolean() ? "EUR" : "JPY") : null,
        NOON.plusMillis(random.nextInt(3_600_000)));
  }

  /** The event that carries it, taken in at the time that it happened. */
  public static Event<UserEvent> carrying(UserEvent record) {
    long micros = record.at().toEpochMilli() * 1_000;
    return new Event<>(
        new EventId(new UUID(3, record.id().getLeastSignificantBits())),
        new RecordKey(record.id().toString()),
        1,
        new WriteTime(micros),
        record.at(),
        record.at(),
        RUN,
        ViewKeys.NONE,
        record);
  }

  private static UserEvent event(
      int number, UUID user, Kind kind, String page, @Nullable Money money) {
    return new UserEvent(
        new UUID(8, number), user, "s1", kind, page, money, NOON.plusSeconds(number));
  }
}
