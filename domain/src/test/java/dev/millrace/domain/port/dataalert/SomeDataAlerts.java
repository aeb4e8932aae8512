package dev.millrace.domain.port.dataalert;

import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.ColumnType;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import dev.millrace.domain.view.WriteTime;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Alerts of data for tests, told by a number. */
public final class SomeDataAlerts {

  public static final FamilyName FAMILY = new FamilyName("sensor-readings");

  /** A column of each type, and one that is never set. */
  public static final View VIEW =
      new View(
          "some_alerts",
          List.of(Column.of("sensor", ColumnType.TEXT)),
          List.of(Column.of("opened_at", ColumnType.TIMESTAMP)),
          List.of(
              Column.of("closed_at", ColumnType.TIMESTAMP),
              Column.of("peak", ColumnType.DOUBLE),
              Column.of("lines", ColumnType.BIGINT),
              Column.of("sum", ColumnType.VARINT),
              Column.of("version", ColumnType.INT),
              Column.of("by", ColumnType.UUID),
              Column.of("day", ColumnType.DATE),
              Column.of("certain", ColumnType.BOOLEAN),
              Column.of("reason", ColumnType.TEXT)));

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final long BATCH = 1_800_000_000_000_000L;

  private SomeDataAlerts() {}

  /** One that is open, as the first batch left it. */
  public static DataAlert opened(int number) {
    return alert("boiler-" + number, null, 0.75, 0, "high value: 7, usually about 3");
  }

  /** The same one when it was closed, as the second batch left it. */
  public static DataAlert closed(int number) {
    return alert("boiler-" + number, NOON.plusSeconds(600), 0.875, 1, "a peak");
  }

  /** One with no column empty, of which a text is given. */
  public static DataAlert ofEachType(String text) {
    return new DataAlert(
        FAMILY,
        new ViewRow(
            VIEW,
            List.of(
                text,
                NOON,
                NOON.minusNanos(1_000_000),
                0.1 + 0.2,
                Long.MIN_VALUE,
                BigInteger.TWO.pow(100).negate(),
                -3,
                new UUID(1, 2),
                LocalDate.parse("2026-11-21"),
                true,
                text)),
        new WriteTime(BATCH));
  }

  private static DataAlert alert(
      String sensor, @Nullable Instant closedAt, double peak, int batch, String reason) {
    return new DataAlert(
        FAMILY,
        new ViewRow(
            VIEW,
            Arrays.asList(
                sensor, NOON, closedAt, peak, null, null, null, null, null, null, reason)),
        new WriteTime(BATCH + batch));
  }
}
