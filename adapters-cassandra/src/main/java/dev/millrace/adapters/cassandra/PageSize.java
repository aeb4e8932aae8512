package dev.millrace.adapters.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.ByteBuffer;

/**
 * How many rows the next page of a partition is to have: as many as may be expected to hold a
 * mebibyte, by those of the page before.
 */
final class PageSize {

  /** Of rows that may be as large as any; a page has no fewer. */
  static final int FIRST = 20;

  private static final int MOST = 5_000;
  private static final long BYTES = 1 << 20;

  private long rows;
  private long bytes;

  void add(Row row) {
    long length = 0;
    for (int i = 0; i < row.size(); i++) {
      ByteBuffer value = row.getBytesUnsafe(i);
      length += value == null ? 0 : value.remaining();
    }
    add(length);
  }

  /** Takes a row of the page in. */
  void add(long length) {
    rows++;
    bytes += length;
  }

  int next() {
    return rows == 0
        ? FIRST
        : (int) Math.max(FIRST, Math.min(MOST, BYTES * rows / Math.max(1, bytes)));
  }
}
