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
   * The events of a day. Of a record with several of them a replay publishes the current one, and
   * of the others those alone that moved it.
   *
   * @param bytes of them, or of their raw records where only those are kept
   * @param onlyRaw how many are to be made again of their raw records
   */
  public record Day(LocalDate day, long events, long bytes, long onlyRaw) {}

  /** Of all days. */
  public long events() {
    return days.stream().mapToLong(Day::events).sum();
  }
}
