package dev.millrace.domain.logs;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.ViewKeys;
import dev.millrace.domain.view.WriteTime;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/** Lines of logs, for tests, and the events that carry them. */
public final class SomeLogs {

  public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  public static final RunId RUN = RunId.of("0e0e0d0c-0b0a-4908-8706-050403020100");

  private static final String[] LINES = {
    "2026-11-21 12:00:00 ERROR a.Shop: no answer from 10.0.0.%d",
    "2026-11-21 12:00:00 INFO a.Shop: order %d is päid",
    "user %d went\n  at a.B(B.java:7)",
    "\u001b[31mdisk %d is full\u001b[0m"
  };

  private SomeLogs() {}

  /** A line of the shop, told by a number, so many seconds after noon. */
  public static LoggedLine line(int number, String line) {
    return line(number, line, NOON.plusSeconds(number));
  }

  /** A line of the shop, told by a number, at a time. */
  public static LoggedLine line(int number, String line, Instant at) {
    return new LoggedLine(new UUID(8, number), "shop", "n1.example", at, line);
  }

  /** Something that some source wrote, the same for the same seed; its host may be unknown. */
  public static LoggedLine any(long seed) {
    Random random = new Random(seed);
    return new LoggedLine(
        new UUID(seed, ~seed),
        "source " + random.nextInt(5),
        random.nextBoolean() ? null : "n" + random.nextInt(3),
        NOON.plusMillis(random.nextInt(3_600_000)),
        LINES[random.nextInt(LINES.length)].formatted(random.nextInt(200)));
  }

  /** The event that carries it, taken in at the time that it was written. */
  public static Event<LoggedLine> carrying(LoggedLine record) {
    return new Event<>(
        new EventId(new UUID(3, record.id().getLeastSignificantBits())),
        new RecordKey(record.id().toString()),
        1,
        new WriteTime(record.at().toEpochMilli() * 1_000),
        record.at(),
        record.at(),
        RUN,
        ViewKeys.NONE,
        record);
  }

  /** As a system writes them that has users, requests, and now and then something else. */
  static String ofASystem(Random random) {
    String name = "user" + (char) ('a' + random.nextInt(26));
    return switch (random.nextInt(6)) {
      case 0 -> "Invalid user " + name.substring(4) + " from 10.0.0." + random.nextInt(255);
      case 1 -> "10:00:00 INFO session of " + name.substring(4) + " closed";
      case 2 -> "10:00:00 ERROR it broke: " + words(random, random.nextInt(2));
      case 3 -> random.nextInt(20) == 0 ? garbage(random) : "it beats";
      default -> "GET /v" + random.nextInt(9) + "/items status: 200 took 0." + random.nextInt(99);
    };
  }

  /** So many words of letters alone. */
  static String words(Random random, int number) {
    StringBuilder words = new StringBuilder();
    for (int letters = number * 12; letters > 0; letters--) {
      words.append((char) (letters % 12 == 0 ? ' ' : 'a' + random.nextInt(26)));
    }
    return words.toString();
  }

  /** Anything: words, marks, digits, controls, halves of characters. */
  static String garbage(Random random) {
    StringBuilder line = new StringBuilder(random.nextBoolean() ? "2026-11-21 12:00:00 [" : "");
    for (int left = random.nextInt(200); left > 0; left--) {
      boolean isPlain = random.nextInt(20) > 0;
      line.append((char) (isPlain ? ' ' + random.nextInt(95) : random.nextInt(0x10000)));
    }
    return line.toString();
  }
}
