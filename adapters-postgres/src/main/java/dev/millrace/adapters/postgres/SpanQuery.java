package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.outbox.Snapshot;
import java.util.List;
import java.util.stream.Stream;

/**
 * The parameters by which a cursor's span is read. The rows that {@code to} sees and {@code from}
 * does not are of two sorts: of transactions that {@code from} saw running ({@code late}), and of
 * those that began after it ({@code begun} to before {@code ended}, less the {@code running}).
 * Below one of the {@code borders} is the newest transaction that {@code from} saw ended.
 */
record SpanQuery(
    int shards,
    int shard,
    Column late,
    long begun,
    long ended,
    Column running,
    Column borders,
    String from,
    String to,
    long above,
    long upTo,
    int limit) {

  static SpanQuery of(Shard shard, Cursor cursor, int limit) {
    Snapshot from = cursor.from();
    Snapshot to = cursor.to();
    return new SpanQuery(
        shard.sharding().count(),
        shard.number(),
        texts(from.inProgress().stream().filter(to::sees).toList()),
        from.xmax(),
        to.xmax(),
        texts(to.inProgress()),
        texts(Stream.concat(from.inProgress().stream(), Stream.of(from.xmax())).toList()),
        SnapshotText.of(from),
        SnapshotText.of(to),
        cursor.lastSeq(),
        Long.MAX_VALUE,
        limit);
  }

  boolean anyLate() {
    return !late.isEmpty();
  }

  /** The same span between two sequence numbers, of which the second is included. */
  SpanQuery between(long low, long high) {
    return new SpanQuery(
        shards, shard, late, begun, ended, running, borders, from, to, low, high, limit);
  }

  /** The same span, of which no more than so many rows are asked for. */
  SpanQuery atMost(int rows) {
    return new SpanQuery(
        shards, shard, late, begun, ended, running, borders, from, to, above, upTo, rows);
  }

  private static Column texts(List<Long> xids) {
    return Column.texts(xids, xid -> xid.toString());
  }
}
