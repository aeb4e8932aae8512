package dev.millrace.adapters.postgres;

import java.util.ArrayList;
import java.util.List;
import org.apache.ibatis.session.ResultContext;
import org.apache.ibatis.session.ResultHandler;

/** What is kept of records, as it comes in their order, and of no more of them than can be held. */
final class KeptPiece implements ResultHandler<KeptEventRow> {

  private static final int MAX_BYTES = 8 << 20;

  private final List<KeptEventRow> rows = new ArrayList<>();
  private final int asked;
  private int whole;
  private long bytes;

  /** For so many records. */
  KeptPiece(int asked) {
    this.asked = asked;
    this.whole = asked;
  }

  @Override
  public void handleResult(ResultContext<? extends KeptEventRow> context) {
    KeptEventRow row = context.getResultObject();
    if (bytes >= MAX_BYTES && row.ordinal() != rows.get(rows.size() - 1).ordinal()) {
      whole = (int) Math.min(asked, row.ordinal() - 1);
      context.stop();
      return;
    }
    rows.add(row);
    bytes += row.bytes().length();
  }

  /** Of how many records, from the first on, all is here. */
  int whole() {
    return whole;
  }

  List<KeptEventRow> of(int ordinal) {
    return rows.stream().filter(row -> row.ordinal() == ordinal).toList();
  }
}
