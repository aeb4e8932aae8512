package dev.millrace.adapters.postgres;

import java.util.HashSet;
import java.util.Set;
import org.apache.ibatis.session.ResultContext;
import org.apache.ibatis.session.ResultHandler;
import org.jspecify.annotations.Nullable;

/**
 * How much of what is kept of records can be held at once: so many whole records from the first on,
 * or the first versions of the first one, two at least.
 */
final class KeptPiece implements ResultHandler<KeptVersionRow> {

  private static final int MAX_BYTES = 8 << 20;
  private static final int MAX_VERSIONS = 10_000;

  private final Set<Long> gaps = new HashSet<>();
  private int whole;
  private int versions;
  private long bytes;
  private long last;
  private @Nullable Long cut;

  /** For so many records. */
  KeptPiece(int asked) {
    this.whole = asked;
  }

  @Override
  public void handleResult(ResultContext<? extends KeptVersionRow> context) {
    KeptVersionRow row = context.getResultObject();
    if (isFull() && (row.ordinal() > 1 || versions > 1)) {
      whole = (int) row.ordinal() - 1;
      cut = row.ordinal() > 1 ? null : last;
      context.stop();
      return;
    }
    versions++;
    bytes += row.bytes();
    last = row.version();
    if (row.gap()) {
      gaps.add(row.ordinal());
    }
  }

  private boolean isFull() {
    return bytes >= MAX_BYTES || versions >= MAX_VERSIONS;
  }

  /** How many records, from the first on, can be held. */
  int whole() {
    return whole;
  }

  /** Up to which of its versions the first record can be held; null when it can as a whole. */
  @Nullable Long cut() {
    return cut;
  }

  boolean hasGap(long ordinal) {
    return gaps.contains(ordinal);
  }
}
