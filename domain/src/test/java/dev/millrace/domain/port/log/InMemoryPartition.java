package dev.millrace.domain.port.log;

import dev.millrace.domain.family.LogRecord;
import java.util.ArrayList;
import java.util.List;

/** One partition: records of transactions that are open, committed or aborted. */
final class InMemoryPartition {

  /** What a transaction's records are to readers. */
  enum State {
    OPEN,
    COMMITTED,
    ABORTED
  }

  /** The mark that all records of one transaction share. */
  static final class Mark {
    State state;

    Mark(State state) {
      this.state = state;
    }
  }

  /** A record as streams read it and as its headers tell it. */
  record Entry(LogRecord record, LoggedEvent seen, Mark mark) {}

  private final List<Entry> entries = new ArrayList<>();
  private int stable;

  void add(Entry entry) {
    entries.add(entry);
  }

  long end() {
    return entries.size();
  }

  /** The last stable offset: no read_committed reader comes past an open transaction. */
  long stableEnd() {
    while (stable < entries.size() && entries.get(stable).mark().state != State.OPEN) {
      stable++;
    }
    return stable;
  }

  /** The committed records from an offset to below another. */
  List<Entry> committed(long from, long to) {
    return read(from, to).stream().filter(entry -> entry.mark().state == State.COMMITTED).toList();
  }

  /** All records from an offset to below another, aborted ones too. */
  List<Entry> read(long from, long to) {
    return entries.subList((int) from, (int) to);
  }
}
