package dev.millrace.adapters.postgres;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Names the records of a replay: piece by piece, one at a time whoever names, and none once
 * somebody is through with it. Broken off, it may begin anew.
 */
final class Naming {

  private final Transactions transactions;
  private final UUID id;
  private final SelectionQuery query;
  private final long atOnce;

  Naming(Transactions transactions, UUID id, SelectionQuery query, long atOnce) {
    this.transactions = transactions;
    this.id = id;
    this.query = query;
    this.atOnce = atOnce;
  }

  void run() {
    long unnamed = nameAll();
    piece(replays -> replays.named(id, unnamed));
  }

  private long nameAll() {
    Column keys = query.keys();
    if (keys != null) {
      piece(replays -> replays.count(id, replays.nameKeys(id, keys)));
      return 0;
    }
    nameEvents();
    return namePages();
  }

  private void nameEvents() {
    for (SeqSpan span : ask(replays -> replays.span(query)).pieces(atOnce)) {
      piece(replays -> replays.count(id, replays.nameEvents(id, query, span)));
    }
  }

  /** Tells how many events nobody can name. */
  private long namePages() {
    long unnamed = 0;
    Optional<NamedPagesRow> last = namePages(PagePlace.START);
    while (last.isPresent()) {
      unnamed += last.get().unnamed();
      last = namePages(last.get().place());
    }
    return unnamed;
  }

  private Optional<NamedPagesRow> namePages(PagePlace above) {
    return piece(replays -> namePages(replays, above));
  }

  private @Nullable NamedPagesRow namePages(ReplayStatements replays, PagePlace above) {
    NamedPagesRow named = replays.namePages(id, query, above, atOnce);
    if (named != null) {
      replays.count(id, named.names());
    }
    return named;
  }

  private <T> Optional<T> piece(Function<ReplayStatements, @Nullable T> piece) {
    return ask(
        replays -> {
          ReplayRow locked = replays.lock(id);
          return locked == null || locked.named() || locked.endedAt() != null
              ? Optional.empty()
              : Optional.ofNullable(piece.apply(replays));
        });
  }

  private <T> T ask(Function<ReplayStatements, T> work) {
    return transactions.run(
        "name the records of a replay",
        session -> work.apply(session.getMapper(ReplayStatements.class)));
  }
}
