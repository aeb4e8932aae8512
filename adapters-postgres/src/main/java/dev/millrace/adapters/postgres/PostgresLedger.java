package dev.millrace.adapters.postgres;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.ledger.FetchedEvent;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.ledger.StoredEvent;
import dev.millrace.domain.port.receipt.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.ibatis.session.SqlSession;

/** The books in PostgreSQL: what a run stored is counted there, and never kept as a counter. */
public final class PostgresLedger implements Ledger {

  private final Transactions transactions;

  public PostgresLedger(PostgresDatabase database) {
    this.transactions = database.transactions();
  }

  @Override
  public void enter(List<Receipt> receipts) {
    run("enter receipts", ledger -> ledger.enter(ReceiptColumns.of(receipts)));
  }

  @Override
  public void keep(List<DeadLetter> letters) {
    transactions.run("keep dead letters", session -> keep(session, letters));
  }

  /**
   * Those of records that were erased come in blank, and are settled; but one of a null value that
   * should erase stays open.
   */
  private static int keep(SqlSession session, List<DeadLetter> letters) {
    LedgerStatements ledger = session.getMapper(LedgerStatements.class);
    ErasureStatements erasures = session.getMapper(ErasureStatements.class);
    ledger.holdLetters();
    Set<Long> erased = Set.copyOf(erasures.erased(LetterColumns.of(letters)));
    List<DeadLetter> kept = new ArrayList<>();
    List<DeadLetter> blank = new ArrayList<>();
    for (DeadLetter letter : letters) {
      boolean isErased = erased.contains(kept.size() + 1L) && !letter.isOfErasure();
      if (isErased || letter.isOfNobody()) {
        DeadLetter blanked = letter.blanked();
        kept.add(blanked);
        blank.add(blanked);
      } else {
        kept.add(letter);
      }
    }
    int added = ledger.keep(LetterColumns.of(kept));
    if (!blank.isEmpty()) {
      erasures.settle(LetterColumns.of(blank));
    }
    return added;
  }

  @Override
  public Optional<Sheet> sheet(RunId run) {
    return run(
        "draw up a run's sheet",
        ledger -> Optional.ofNullable(ledger.sheet(run.value())).map(SheetRow::toSheet));
  }

  @Override
  public void prove(RunId run) {
    run("note that a run is proved", ledger -> ledger.prove(run.value()));
  }

  @Override
  public long events(RunId run, Consumer<StoredEvent> each) {
    return run(
        "read a run's events",
        ledger -> {
          ledger.events(run.value(), context -> each.accept(context.getResultObject().toEvent()));
          // No day is dropped in between: the transaction still holds all that it read.
          return ledger.dropped(run.value());
        });
  }

  @Override
  public List<FetchedEvent> sample(RunId run, int page, int limit) {
    return run(
        "sample a run's events",
        ledger ->
            ledger.sample(run.value(), page, limit).stream().map(FetchedRow::toEvent).toList());
  }

  private <T> T run(String what, Function<LedgerStatements, T> work) {
    return transactions.run(what, session -> work.apply(session.getMapper(LedgerStatements.class)));
  }
}
