package dev.millrace.adapters.postgres;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.replay.Preview;
import dev.millrace.domain.port.replay.Replay;
import dev.millrace.domain.port.replay.ReplayId;
import dev.millrace.domain.port.replay.ReplayTransaction;
import dev.millrace.domain.port.replay.Replays;
import dev.millrace.domain.port.replay.Selection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.ibatis.session.SqlSession;

/** Replays in PostgreSQL: the names of their records are rows, so that nobody has to hold them. */
public final class PostgresReplays implements Replays {

  private static final long AT_ONCE = 50_000;

  private final Transactions transactions;
  private final long atOnce;

  public PostgresReplays(PostgresDatabase database) {
    this(database, AT_ONCE);
  }

  /**
   * @param atOnce so many rows of the outbox, or raw records, a statement looks at, so that none
   *     takes long
   */
  PostgresReplays(PostgresDatabase database, long atOnce) {
    this.transactions = database.transactions();
    this.atOnce = atOnce;
  }

  @Override
  public Replay begin(ReplayId id, Selection selection, String by) {
    ReplayRow begun = underWay(id, selection, by);
    if (!begun.named()) {
      new Naming(transactions, begun.id(), SelectionQuery.of(selection), atOnce).run();
    }
    return find(new ReplayId(begun.id())).orElseThrow();
  }

  private ReplayRow underWay(ReplayId id, Selection selection, String by) {
    ReplayRow found =
        run(
                "begin a replay",
                replays -> {
                  String words = selection.inWords();
                  replays.begin(id.value(), SelectionQuery.of(selection), words, by);
                  return Optional.ofNullable(replays.underWay(selection.family().value(), words));
                })
            .orElse(null);
    if (found == null) {
      throw new TransientFailure("Another one has just ended a replay of the same");
    }
    return found;
  }

  @Override
  public Optional<Replay> cancel(ReplayId id) {
    run(
        "cancel a replay",
        replays -> replays.lock(id.value()) == null ? 0 : replays.end(id.value()));
    int gone = 1;
    while (gone > 0) {
      gone = run("forget a replay's names", replays -> replays.forgetSome(id.value(), atOnce));
    }
    return find(id);
  }

  @Override
  public Optional<Replay> find(ReplayId id) {
    return run("find a replay", replays -> Optional.ofNullable(replays.find(id.value())))
        .map(ReplayRow::toReplay);
  }

  @Override
  public List<Replay> newest(int limit) {
    return run("list replays", replays -> replays.newest(limit)).stream()
        .map(ReplayRow::toReplay)
        .toList();
  }

  @Override
  public boolean covers(RunId run) {
    return run("look whether a run was replayed", replays -> replays.covers(run.value()));
  }

  @Override
  public Preview preview(Selection selection) {
    return new Previewing(transactions, SelectionQuery.of(selection), atOnce).preview();
  }

  @Override
  public <T> T inTransaction(ReplayId id, Function<ReplayTransaction, T> work) {
    return transactions.run(
        "publish records again",
        session -> work.apply(new PostgresReplayTransaction(session, id.value())));
  }

  private <T> T run(String what, Function<ReplayStatements, T> work) {
    return transactions.run(what, session -> work.apply(statements(session)));
  }

  private static ReplayStatements statements(SqlSession session) {
    return session.getMapper(ReplayStatements.class);
  }
}
