package dev.millrace.adapters.postgres;

import dev.millrace.domain.event.EventId;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Horizon;
import dev.millrace.domain.port.outbox.Outbox;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.outbox.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The outbox table, or a shard of it. A span is measured when its first piece is read, unless it
 * has few rows, and the measure is remembered: a short span is sorted for each piece, a long one is
 * walked along {@code seq}, so that the cost of a backlog rises with its length and not with its
 * square, and that of its first row not at all.
 */
public final class PostgresOutbox implements Outbox {

  /** So many rows of others are worth a write to be passed once, and not at each look. */
  private static final int PASSED_ROWS = 500;

  private final Transactions transactions;
  private final String where;
  private final Shard shard;
  private volatile @Nullable Measured measured;
  private volatile Passed passed = Passed.NOTHING;
  private volatile @Nullable Cursor exhausted;
  private volatile boolean busy;

  public PostgresOutbox(PostgresDatabase database) {
    this(database, Shard.WHOLE);
  }

  public PostgresOutbox(PostgresDatabase database, Shard shard) {
    this.transactions = database.transactions();
    this.where = database.config().url();
    this.shard = shard;
  }

  private record Measured(Snapshot from, Snapshot to, SpanRow span) {

    boolean isOf(Cursor cursor) {
      return from.equals(cursor.from()) && to.equals(cursor.to());
    }
  }

  @Override
  public String systemIdentifier() {
    passed = Passed.NOTHING;
    measured = null;
    exhausted = null;
    ServerRow server = asked("ask for the server's identity", OutboxStatements::server);
    requirePrimary(server.standby());
    return server.systemIdentifier();
  }

  @Override
  public boolean remembers(Cursor cursor) {
    EventId last = cursor.lastEvent();
    return last == null
        || asked(
            "look for the row that was published last",
            outbox -> outbox.remembers(cursor.lastSeq(), last.value()));
  }

  @Override
  public Horizon horizon() {
    HorizonRow found = look();
    while (found.lacksSnapshot()) {
      transactions.run(
          "take the snapshot for the relay's shards",
          session -> session.getMapper(ShardingStatements.class).takeSnapshot());
      found = look();
    }
    return found.toHorizon();
  }

  private HorizonRow look() {
    int generation = shard.sharding().generation();
    HorizonRow found =
        transactions.ask(
            "ask for the server's snapshot", session -> IdleQuestions.horizon(session, generation));
    requirePrimary(found.standby());
    return found;
  }

  private <T> T asked(String what, Function<OutboxStatements, T> question) {
    return transactions.ask(
        what, session -> question.apply(session.getMapper(OutboxStatements.class)));
  }

  @Override
  public List<OutboxRow> read(Cursor cursor, int limit) {
    Cursor shorter = passed.shorten(cursor);
    if (shorter.spansNothing() || cursor.equals(exhausted)) {
      return List.of();
    }
    SpanQuery query = SpanQuery.of(shard, shorter, limit);
    return mayHaveRows(shorter, query) ? read(cursor, shorter, query) : List.of();
  }

  /** Most transactions of others put nothing into the outbox, but where rows were more follow. */
  private boolean mayHaveRows(Cursor cursor, SpanQuery query) {
    return busy
        || cursor.lastSeq() > 0
        || query.anyLate()
        || transactions.ask(
            "look for rows in the outbox", session -> IdleQuestions.anyBegun(session, query));
  }

  private List<OutboxRow> read(Cursor cursor, Cursor shorter, SpanQuery query) {
    OutboxPiece piece =
        transactions.run(
            "read the outbox",
            session -> read(session.getMapper(OutboxStatements.class), shorter, query));
    if (piece.isPassed()) {
      passed = new Passed(cursor.from(), cursor.to());
    }
    List<OutboxRow> rows = piece.rows();
    busy = !rows.isEmpty();
    if (piece.isWhole() && !rows.isEmpty()) {
      exhausted = cursor.upTo(rows.get(rows.size() - 1));
    }
    return rows;
  }

  private OutboxPiece read(OutboxStatements outbox, Cursor cursor, SpanQuery query) {
    return cursor.lastSeq() == 0
        ? readFirst(outbox, cursor, query)
        : readMeasured(outbox, cursor, query);
  }

  /**
   * A crash forgets the transactions of which nothing had reached the disk, and their ids are given
   * out anew: to rows that a cursor which had seen those ids would skip. So before any row of a
   * span is handed over, or a span of others' rows is passed, the ends of all its transactions are
   * on the disk, and if need be with a later one, this one.
   */
  private OutboxPiece readFirst(OutboxStatements outbox, Cursor cursor, SpanQuery query) {
    boolean isShard = query.shards() > 1;
    LogRow log = outbox.begin(isShard ? OutboxStatements.CUSTOM : OutboxStatements.KEPT);
    requirePrimary(log.standby());
    requireKnown(log, cursor);
    OutboxPiece piece =
        isShard ? readMeasured(outbox, cursor, query) : readFewOrMany(outbox, cursor, query);
    if (piece.isEmpty() && (log.onDisk() || query.anyLate())) {
      piece.pass();
    }
    if (!log.onDisk() && (!piece.isEmpty() || piece.isPassed())) {
      outbox.leaveTrace();
    }
    return piece;
  }

  private OutboxPiece readFewOrMany(OutboxStatements outbox, Cursor cursor, SpanQuery query) {
    Optional<OutboxPiece> few = new FewRows(outbox).read(query);
    if (few.isEmpty()) {
      outbox.plan(OutboxStatements.CUSTOM);
    }
    return few.orElseGet(() -> readMeasured(outbox, cursor, query));
  }

  private OutboxPiece readMeasured(OutboxStatements outbox, Cursor cursor, SpanQuery query) {
    SpanRow span = span(outbox, cursor, query);
    OutboxPiece piece = new OutboxPiece();
    if (span.rows() > 0) {
      readInto(piece, outbox, span, query);
    }
    if (piece.isEmpty() && cursor.lastSeq() == 0 && span.rows() >= PASSED_ROWS) {
      piece.pass();
    }
    return piece;
  }

  private void readInto(OutboxPiece piece, OutboxStatements outbox, SpanRow span, SpanQuery query) {
    if (SpanLength.isShort(span, query)) {
      outbox.readShort(query, piece);
    } else {
      new LongSpan(outbox, span).read(query, piece);
    }
  }

  private SpanRow span(OutboxStatements outbox, Cursor cursor, SpanQuery query) {
    Measured known = measured;
    if (known != null && known.isOf(cursor)) {
      requirePrimary(outbox.standby());
      return known.span();
    }
    SpanRow span = SpanLength.measure(outbox, query);
    requirePrimary(span.standby());
    measured = new Measured(cursor.from(), cursor.to(), span);
    return span;
  }

  private void requireKnown(LogRow log, Cursor cursor) {
    if (!log.knows(cursor.to())) {
      throw new TransientFailure(
          "The server was started again, and has forgotten transactions that it told of: " + where);
    }
  }

  private void requirePrimary(boolean standby) {
    if (standby) {
      throw new TransientFailure(
          "The outbox is read from the primary only, and this server is a standby: "
              + where
              + ". If none is about to take over, point millrace.postgres.url to the primary, or"
              + " promote this one");
    }
  }
}
