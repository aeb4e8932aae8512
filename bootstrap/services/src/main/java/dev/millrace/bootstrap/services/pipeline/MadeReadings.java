package dev.millrace.bootstrap.services.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/**
 * Ten boilers that tell every minute how warm they are, by turns. Each has days, noise of its own,
 * and now and then five minutes in which something is wrong.
 */
final class MadeReadings implements MadeRecords {

  private static final int BOILERS = 10;
  private static final int MINUTES_OF_A_DAY = 1_440;
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  /** Of so many minutes the last five are wrong, a little later with each boiler. */
  private static final int CYCLE = 600;

  private static final int WRONG_FOR = 5;
  private static final int LATER = 7;

  @Override
  public String line(long number) {
    int boiler = (int) (number % BOILERS);
    long minute = number / BOILERS;
    return """
    {"sensor":"boiler-%d","eventId":"%s","value":%s,"unit":"°C","at":"%s"}\
    """
        .formatted(boiler, id(number), value(boiler, minute), BEGIN.plusSeconds(60 * minute));
  }

  private static UUID id(long number) {
    return UUID.nameUUIDFromBytes(("reading " + number).getBytes(StandardCharsets.UTF_8));
  }

  private static double value(int boiler, long minute) {
    double noise = new Random(minute * BOILERS + boiler).nextGaussian();
    double day = Math.sin(2 * Math.PI * minute / MINUTES_OF_A_DAY);
    double wrong = isWrong(minute - (long) LATER * boiler) ? 40 : 0;
    return Math.round(100 * (60 + boiler + 8 * day + noise + wrong)) / 100.0;
  }

  private static boolean isWrong(long minute) {
    return minute > 0 && minute % CYCLE >= CYCLE - WRONG_FOR;
  }
}
