package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.outbox.OutboxRow;
import java.util.ArrayList;
import java.util.List;
import org.apache.ibatis.session.ResultContext;
import org.apache.ibatis.session.ResultHandler;

/** Rows as they come from the server, and no more of them than a relay can hold. */
final class OutboxPiece implements ResultHandler<OutboxRow> {

  /** So many rows come at a time: the driver holds them beside those that are here. */
  static final int FETCH_SIZE = 250;

  private static final int MAX_BYTES = 8 << 20;

  private final List<OutboxRow> rows = new ArrayList<>();
  private long bytes;
  private boolean passed;
  private boolean cut;
  private boolean whole;

  @Override
  public void handleResult(ResultContext<? extends OutboxRow> context) {
    OutboxRow row = context.getResultObject();
    rows.add(row);
    bytes += row.payload().length();
    if (bytes >= MAX_BYTES) {
      cut = true;
      context.stop();
    }
  }

  /** Whether more may have come, had these not been so large. */
  boolean isCut() {
    return cut;
  }

  /** Notes that the span has no other rows. */
  void end() {
    whole = true;
  }

  boolean isWhole() {
    return whole;
  }

  /** Notes that the span has rows of others only. */
  void pass() {
    passed = true;
  }

  boolean isPassed() {
    return passed;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  int size() {
    return rows.size();
  }

  /** What came by now. */
  List<OutboxRow> rows() {
    return List.copyOf(rows);
  }
}
