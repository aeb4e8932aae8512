package dev.millrace.bootstrap.services.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/**
 * Three services that write a line every second, by turns. For two minutes of each hour one of them
 * gets no answer from another, a little later with each.
 */
final class MadeLines implements MadeRecords {

  private static final List<String> SERVICES = List.of("shop", "stock", "till");
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final int SECONDS_OF_AN_HOUR = 3_600;
  private static final int FAILS_AT = 2_700;
  private static final int FAILS_FOR = 120;
  private static final int LATER = 180;

  @Override
  public String line(long number) {
    int service = (int) (number % SERVICES.size());
    Instant at = BEGIN.plusSeconds(number / SERVICES.size());
    return """
    {"eventId":"%s","source":"%s","host":"n%d.example","at":"%s","line":"%s %s"}\
    """
        .formatted(
            id(number),
            SERVICES.get(service),
            service,
            at,
            at.toString().replace('T', ' ').replace("Z", ",000"),
            message(service, number));
  }

  private static UUID id(long number) {
    return UUID.nameUUIDFromBytes(("line " + number).getBytes(StandardCharsets.UTF_8));
  }

  private static String message(int service, long number) {
    Random random = new Random(number);
    int thread = random.nextInt(8);
    if (isFailing(number / SERVICES.size() - (long) LATER * service)) {
      return message(
          "ERROR [http-%d] a.b.Peers: no answer from 10.0.0.%d:8443", thread, random.nextInt(9));
    }
    int value = random.nextInt(100_000);
    return switch (random.nextInt(4)) {
      case 0 -> message("INFO [http-%d] a.b.Orders: order %d is paid", thread, value);
      case 1 -> message("INFO [http-%d] a.b.Stock: item-%d is left in 3 places", thread, value);
      case 2 -> message("WARN [http-%d] a.b.Sessions: session %08x is idle", thread, value);
      default -> message("DEBUG [http-%d] a.b.Http: GET /v1/items/%d took 12 ms", thread, value);
    };
  }

  private static String message(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }

  private static boolean isFailing(long second) {
    long ofTheHour = Math.floorMod(second, SECONDS_OF_AN_HOUR);
    return ofTheHour >= FAILS_AT && ofTheHour < FAILS_AT + FAILS_FOR;
  }
}
