package dev.millrace.adapters.postgres;

import dev.millrace.domain.event.EventId;
import dev.millrace.domain.port.deadletter.KeptLetter;
import dev.millrace.domain.port.deadletter.KeptLetters;
import dev.millrace.domain.port.deadletter.LetterCount;
import dev.millrace.domain.port.deadletter.LetterEntry;
import dev.millrace.domain.port.deadletter.LetterFilter;
import dev.millrace.domain.port.deadletter.RetriedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The dead letters in PostgreSQL. */
public final class PostgresKeptLetters implements KeptLetters {

  private final Transactions transactions;

  public PostgresKeptLetters(PostgresDatabase database) {
    this.transactions = database.transactions();
  }

  @Override
  public List<LetterCount> counts(LetterFilter filter) {
    return run("count dead letters", letters -> letters.counts(LetterQuery.of(filter))).stream()
        .map(LetterCountRow::toCount)
        .toList();
  }

  @Override
  public List<LetterEntry> newest(LetterFilter filter, long below, int limit) {
    return run("list dead letters", letters -> letters.newest(LetterQuery.of(filter), below, limit))
        .stream()
        .map(LetterEntryRow::toEntry)
        .toList();
  }

  @Override
  public Optional<KeptLetter> find(long number) {
    return run(
        "find a dead letter",
        letters ->
            Optional.ofNullable(letters.find(number)).map(row -> letters.fate(number).of(row)));
  }

  @Override
  public List<RetriedEvent> retried(long above, int limit) {
    List<RetriedEvent> events = new ArrayList<>();
    List<LetterRow> rows = retriedRows(above, limit);
    while (!rows.isEmpty()) {
      rows.forEach(row -> row.toRetried().ifPresent(events::add));
      long last = rows.get(rows.size() - 1).number();
      rows = events.size() < limit ? retriedRows(last, limit - events.size()) : List.of();
    }
    return List.copyOf(events);
  }

  private List<LetterRow> retriedRows(long above, int limit) {
    return run("list retried dead letters", letters -> letters.retried(above, limit));
  }

  @Override
  public void served(Set<EventId> events) {
    run(
        "note that dead letters are served",
        letters -> letters.served(Column.uuids(List.copyOf(events), EventId::value)));
  }

  private <T> T run(String what, Function<LetterStatements, T> work) {
    return transactions.run(what, session -> work.apply(session.getMapper(LetterStatements.class)));
  }
}
