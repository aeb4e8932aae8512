package dev.millrace.domain.port.ledger;

import dev.millrace.domain.event.RunId;

/**
 * The balance sheet of a run, in records.
 *
 * @param fetched records in the pages that were committed
 * @param stored records of new content, each with an event in the outbox
 * @param newVersions how many of those stored were a further version of a known key
 * @param duplicates records of known content
 * @param conflicts records in quarantine because their event id had other content before
 * @param quarantined records in quarantine, conflicts included
 * @param published events that the relay's cursor covers, those included that it parked
 * @param served events that a receipt counts as served, and dead ones that were published again and
 *     seen served since. A query whose checkpoint was lost serves them again, with receipts of a
 *     new generation: the one that has come further counts, alone
 * @param deadLettered events that a receipt counts as dead letters, and those that the relay
 *     parked, but for those that were published again and seen served since
 * @param proved whether all of its events were once found at an end of the path, though no receipt
 *     says so of some: those that were lost, and came by a replay
 */
public record Sheet(
    RunId run,
    long fetched,
    long stored,
    long newVersions,
    long duplicates,
    long conflicts,
    long quarantined,
    long published,
    long served,
    long deadLettered,
    boolean proved) {

  /** A sheet of which nothing is known but the sums. */
  public Sheet(
      RunId run,
      long fetched,
      long stored,
      long newVersions,
      long duplicates,
      long conflicts,
      long quarantined,
      long published,
      long served,
      long deadLettered) {
    this(
        run,
        fetched,
        stored,
        newVersions,
        duplicates,
        conflicts,
        quarantined,
        published,
        served,
        deadLettered,
        false);
  }

  /** Whether the intake adds up: it always does, or a transaction was torn. */
  public boolean intakeBalances() {
    return fetched == stored + duplicates + quarantined;
  }

  /** Whether every published event is in a receipt, or parked, or was redriven since. */
  public boolean pathBalances() {
    return published == served + deadLettered;
  }

  /** Whether every stored event has arrived at an end of the path. */
  public boolean isSettled() {
    return intakeBalances() && stored == published && (pathBalances() || isProvedBeyondReceipts());
  }

  /** A proof stands for receipts that lack; of too many it says nothing. */
  private boolean isProvedBeyondReceipts() {
    return proved && served + deadLettered < published;
  }
}
