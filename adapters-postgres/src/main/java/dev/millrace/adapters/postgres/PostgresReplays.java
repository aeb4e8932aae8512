package dev.millrace.adapters.postgres;

import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.replay.Preview;
import dev.millrace.domain.port.replay.Replay;
import dev.millrace.domain.port.replay.ReplayId;
import dev.millrace.domain.port.replay.ReplayTransaction;
import dev.millrace.domain.port.replay.Replays;
import dev.millrace.domain.port.replay.Selection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.ibatis.session.SqlSession;
import org.jspecify.annotations.Nullable;

/** Replays in PostgreSQL: the names of their records are rows, so that nobody has to hold them. */
public final class PostgresReplays implements Replays {

  private static final int NAMED_AT_ONCE = 20_000;

  private final Transactions transactions;

  public PostgresReplays(PostgresDatabase database) {
    this.transactions = database.transactions();
  }

  @Override
  public Replay begin(ReplayId id, Selection selection, String by) {
    ReplayRow begun = underWay(id, selection, by);
    if (!begun.named()) {
      name(begun.id(), selection);
    }
    return find(new ReplayId(begun.id())).orElseThrow();
  }

  private ReplayRow underWay(ReplayId id, Selection selection, String by) {
    ReplayRow found =
        run(
                "begin a replay",
                replays -> {
                  String family = selection.family().value();
                  replays.begin(id.value(), family, selection.inWords(), by);
                  return Optional.ofNullable(replays.underWay(family, selection.inWords()));
                })
            .orElse(null);
    if (found == null) {
      throw new TransientFailure("Another one has just ended a replay of the same");
    }
    return found;
  }

  private void name(UUID id, Selection selection) {
    SelectionQuery query = SelectionQuery.of(selection);
    if (query.keys() != null) {
      nameKeys(id, query.keys());
    } else {
      nameEvents(id, query);
      nameRaw(id, query);
    }
    named(id, replays -> replays.named(id, unnamed(replays, query)));
  }

  private void nameKeys(UUID id, Column keys) {
    named(id, replays -> replays.nameKeys(id, keys));
  }

  private void nameEvents(UUID id, SelectionQuery query) {
    Optional<Long> last = Optional.of(0L);
    while (last.isPresent()) {
      long above = last.get();
      last = named(id, replays -> replays.nameEvents(id, query, above, NAMED_AT_ONCE));
    }
  }

  private void nameRaw(UUID id, SelectionQuery query) {
    Optional<RawPlaceRow> last = Optional.of(RawPlaceRow.START);
    while (last.isPresent()) {
      RawPlaceRow above = last.get();
      last = named(id, replays -> replays.nameRaw(id, query, above, NAMED_AT_ONCE));
    }
  }

  /** A piece of the naming, one at a time, and none once somebody is through with it. */
  private <T> Optional<T> named(UUID id, Function<ReplayStatements, @Nullable T> piece) {
    return run(
        "name the records of a replay",
        replays -> {
          ReplayRow locked = replays.lock(id);
          return locked == null || locked.named()
              ? Optional.empty()
              : Optional.ofNullable(piece.apply(replays));
        });
  }

  private static long unnamed(ReplayStatements replays, SelectionQuery query) {
    return query.keys() == null ? replays.unnamed(query) : 0;
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

  /** A day at a time, so that no statement takes long. */
  @Override
  public Preview preview(Selection selection) {
    SelectionQuery query = SelectionQuery.of(selection);
    List<Preview.Day> days = new ArrayList<>();
    for (SelectionQuery piece : byDay(query)) {
      run("count what a replay would name", replays -> replays.preview(piece)).stream()
          .map(PreviewRow::toDay)
          .forEach(days::add);
    }
    return new Preview(days, run("count what nobody can name", replays -> unnamed(replays, query)));
  }

  private static List<SelectionQuery> byDay(SelectionQuery query) {
    Instant from = query.from();
    Instant to = query.to();
    if (from == null || to == null) {
      return List.of(query);
    }
    List<SelectionQuery> days = new ArrayList<>();
    while (from.isBefore(to)) {
      Instant midnight = from.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
      Instant end = midnight.isBefore(to) ? midnight : to;
      days.add(new SelectionQuery(query.family(), null, null, from, end));
      from = end;
    }
    return days;
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
