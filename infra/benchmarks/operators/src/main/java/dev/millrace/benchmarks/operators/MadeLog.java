package dev.millrace.benchmarks.operators;

import dev.millrace.domain.logs.LoggedLine;
import dev.millrace.domain.operator.Arrival;
import dev.millrace.domain.template.LogLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** A service that writes a hundred lines in a second, of sixteen statements. */
final class MadeLog {

  static final String SOURCE = "shop";

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final int MILLIS = 10;

  private static final List<String> STATEMENTS =
      List.of(
          "INFO [http-%d] a.b.Orders: order %d is paid by customer %d",
          "INFO [http-%d] a.b.Stock: item-%d is left in %d places",
          "WARN [http-%d] a.b.Sessions: session %08x of user-%d is idle",
          "DEBUG [http-%d] a.b.Http: GET /v1/items/%d took %d ms",
          "DEBUG [http-%d] a.b.Http: POST /v1/orders/%d took %d ms",
          "ERROR [http-%d] a.b.Peers: no answer from 10.0.%d.7:8443 within %d ms",
          "INFO [pool-%d] a.b.Jobs: job %d ended after %d s",
          "INFO [pool-%d] a.b.Jobs: job %d begins, attempt %d",
          "WARN [pool-%d] a.b.Disk: /var/lib/shop/%d.db has %d bytes left",
          "INFO [http-%d] a.b.Access: user-%d signed in from 192.168.0.%d",
          "INFO [http-%d] a.b.Access: user-%d signed out after %d minutes",
          "WARN [http-%d] a.b.Access: Invalid user name%d from 192.168.0.%d port 22",
          "DEBUG [cache-%d] a.b.Cache: evicted %d entries, size=%d",
          "DEBUG [cache-%d] a.b.Cache: loaded key=%x in %d us",
          "INFO [mail-%d] a.b.Mail: sent message %d to someone%d@example.org",
          "ERROR [http-%d] a.b.Orders: order %d failed: payment was refused, code=%d");

  private MadeLog() {}

  /** So many lines, the same each time. */
  static List<LogLine> lines(int many) {
    Random random = new Random(7);
    List<LogLine> lines = new ArrayList<>(many);
    for (int i = 0; i < many; i++) {
      lines.add(new LogLine(line(i, random), at(i).toEpochMilli()));
    }
    return lines;
  }

  private static String line(int number, Random random) {
    String statement = STATEMENTS.get(random.nextInt(STATEMENTS.size()));
    String time = at(number).toString().replace('T', ' ').replace("Z", "");
    return time
        + " "
        + String.format(
            Locale.ROOT,
            statement,
            random.nextInt(8),
            random.nextInt(100_000),
            random.nextInt(1_000));
  }

  private static Instant at(int number) {
    return BEGIN.plusMillis((long) number * MILLIS);
  }

  /** The same lines as they come from their topic. */
  static List<Arrival<LoggedLine>> arrivals(int many) {
    List<Arrival<LoggedLine>> arrivals = new ArrayList<>(many);
    for (LogLine line : lines(many)) {
      int number = arrivals.size();
      LoggedLine record =
          new LoggedLine(new UUID(4, number), SOURCE, "n1", at(number), line.text());
      arrivals.add(MadeEvents.arrival(number, at(number), record));
    }
    return arrivals;
  }
}
