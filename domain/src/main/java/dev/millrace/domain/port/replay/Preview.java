package dev.millrace.domain.port.replay;

import java.time.LocalDate;
import java.util.List;

/**
 * What a replay would name.
 *
 * @param days by the day (UTC) of their intake
 * @param unnamed see {@link Replay#unnamed}
 */
public record Preview(List<Day> days, long unnamed) {

  public Preview {
    days = List.copyOf(days);
  }

  /**
   * The records of a day.
   *
   * @param bytes of their events, or of their raw records where only those are kept
   * @param onlyRaw how many are to be made again of their raw records
   */
  public record Day(LocalDate day, long records, long bytes, long onlyRaw) {}

  /** Of all days. */
  public long records() {
    return days.stream().mapToLong(Day::records).sum();
  }
}
