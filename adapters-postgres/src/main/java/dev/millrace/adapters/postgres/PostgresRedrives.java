package dev.millrace.adapters.postgres;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.deadletter.LetterFilter;
import dev.millrace.domain.port.deadletter.Redrive;
import dev.millrace.domain.port.deadletter.RedriveId;
import dev.millrace.domain.port.deadletter.RedriveTransaction;
import dev.millrace.domain.port.deadletter.Redrives;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Redrives in PostgreSQL: the letters themselves tell what is left to do. */
public final class PostgresRedrives implements Redrives {

  private final Transactions transactions;

  public PostgresRedrives(PostgresDatabase database) {
    this.transactions = database.transactions();
  }

  @Override
  public Redrive begin(RedriveId id, LetterFilter filter, boolean forced, String by) {
    run(
        "begin a redrive",
        letters ->
            letters.begin(id.value(), PlainText.of(filter.inWords()), forced, PlainText.of(by)));
    return known(id);
  }

  @Override
  public Redrive end(RedriveId id) {
    run("end a redrive", letters -> letters.end(id.value()));
    return known(id);
  }

  private Redrive known(RedriveId id) {
    return find(id).orElseThrow(() -> new PermanentFailure("There is no redrive " + id));
  }

  @Override
  public Optional<Redrive> find(RedriveId id) {
    return run("find a redrive", letters -> Optional.ofNullable(letters.redrive(id.value())))
        .map(RedriveRow::toRedrive);
  }

  @Override
  public List<Redrive> newest(int limit) {
    return run("list redrives", letters -> letters.newestRedrives(limit)).stream()
        .map(RedriveRow::toRedrive)
        .toList();
  }

  @Override
  public <T> T inTransaction(Function<RedriveTransaction, T> work) {
    return transactions.run(
        "redrive dead letters", session -> work.apply(new PostgresRedriveTransaction(session)));
  }

  private <T> T run(String what, Function<LetterStatements, T> work) {
    return transactions.run(what, session -> work.apply(session.getMapper(LetterStatements.class)));
  }
}
