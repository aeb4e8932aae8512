package dev.millrace.domain.users;

import java.math.BigDecimal;

/** A place on earth in decimal degrees, exact; {@code 7.50} and {@code 7.5} are the same place. */
public record Coordinates(BigDecimal latitude, BigDecimal longitude) {

  public static final BigDecimal MAX_LATITUDE = BigDecimal.valueOf(90);
  public static final BigDecimal MAX_LONGITUDE = BigDecimal.valueOf(180);

  private static final int MAX_DECIMALS = 30;

  public Coordinates {
    requireDegrees(latitude, MAX_LATITUDE);
    requireDegrees(longitude, MAX_LONGITUDE);
    latitude = latitude.stripTrailingZeros();
    longitude = longitude.stripTrailingZeros();
  }

  private static void requireDegrees(BigDecimal value, BigDecimal max) {
    if (!areDegrees(value, max)) {
      throw new IllegalArgumentException("degrees lie between -" + max + " and " + max);
    }
  }

  /** Whether a number lies between -max and max and can be written out in a line. */
  public static boolean areDegrees(BigDecimal value, BigDecimal max) {
    return value.abs().compareTo(max) <= 0 && Math.abs((long) value.scale()) <= MAX_DECIMALS;
  }
}
