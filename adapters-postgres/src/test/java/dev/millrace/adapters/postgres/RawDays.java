package dev.millrace.adapters.postgres;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The days of raw data that a database has partitions for. */
final class RawDays {

  private final TestDatabase postgres;

  RawDays(TestDatabase postgres) {
    this.postgres = postgres;
  }

  /** Makes the empty partitions of a day. */
  void add(LocalDate day) throws SQLException {
    for (String table : List.of("page_bodies", "raw_records")) {
      postgres.execute(
          "CREATE TABLE millrace.%s PARTITION OF millrace.%s FOR VALUES FROM ('%s') TO ('%s')"
              .formatted(of(table, day), table, midnight(day), midnight(day.plusDays(1))));
    }
  }

  List<String> all() throws SQLException {
    return postgres.query("SELECT day FROM millrace.raw_days ORDER BY day");
  }

  /** The partition of a table. */
  static String of(String table, LocalDate day) {
    return table + "_" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
  }

  private static String midnight(LocalDate day) {
    return day + " 00:00:00+00";
  }
}
