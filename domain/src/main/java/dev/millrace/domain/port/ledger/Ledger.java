package dev.millrace.domain.port.ledger;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.receipt.Receipt;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The books: durable, idempotent, and exact. They count events, and so first attempts alone: what a
 * redrive or a replay publishes again adds nothing to a sheet. An event that died, was published
 * again and is served then counts as served.
 */
public interface Ledger {

  /**
   * Enters receipts in one transaction, in their order. One that is entered already changes
   * nothing. One with the key of another takes its place: the batch was planned anew, over more
   * records.
   */
  void enter(List<Receipt> receipts);

  /** Keeps dead letters in one transaction. One whose position is kept already changes nothing. */
  void keep(List<DeadLetter> letters);

  /** The sheet of a run; empty when there is no such run. */
  Optional<Sheet> sheet(RunId run);

  /**
   * Notes of a run that is over that each of its events was found served, superseded or dead, by
   * the rows themselves. Again changes nothing.
   */
  void prove(RunId run);

  /**
   * Hands over every event that a run stored and that is still kept, in the order of {@code seq}.
   *
   * @return how many more there were, on days that are no longer kept: their runs were settled
   *     then; and of records that were erased
   */
  long events(RunId run, Consumer<StoredEvent> each);

  /**
   * Some of the events that a page of a run stored, for measuring how long they take; none when the
   * page's raw data is no longer kept.
   */
  List<FetchedEvent> sample(RunId run, int page, int limit);
}
