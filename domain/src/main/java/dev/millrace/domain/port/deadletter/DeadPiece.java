package dev.millrace.domain.port.deadletter;

import java.util.List;

/**
 * The next open dead letters, by the records that they are of.
 *
 * @param upTo the highest number among them; to go on behind it
 * @param nameless the numbers of letters that do not name an event of ours: no key that a record
 *     may have, no event id, no version, or no run
 */
public record DeadPiece(long upTo, List<DeadRecord> records, List<Long> nameless) {

  public DeadPiece {
    records = List.copyOf(records);
    nameless = List.copyOf(nameless);
  }
}
