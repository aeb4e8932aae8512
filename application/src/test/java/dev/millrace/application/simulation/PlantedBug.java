package dev.millrace.application.simulation;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A bug, the promise that it breaks, and the seed by which the simulation finds that out.
 *
 * @param name in words
 * @param promise what is found broken, and nothing else
 * @param seed the first that catches it, kept
 */
record PlantedBug(String name, Supplier<Product> product, String promise, long seed) {

  static final List<PlantedBug> ALL =
      List.of(
          new PlantedBug("skips a gap", RelayBugs::skipsAGap, "the cursor skips nothing", 5),
          new PlantedBug(
              "saves the cursor outside of the transaction",
              RelayBugs::savesTheCursorOutsideOfTheTransaction,
              "an event is published once",
              13),
          new PlantedBug(
              "flushes on abort", RelayBugs::flushesOnAbort, "the cursor skips nothing", 49),
          new PlantedBug(
              "does not fence the zombie",
              RelayBugs::doesNotFenceTheZombie,
              "an event is published once",
              0),
          new PlantedBug(
              "closes before the end",
              RelayBugs::closesBeforeTheEnd,
              "the cursor skips nothing",
              7),
          new PlantedBug(
              "begins without cursors",
              RelayBugs::beginsWithoutCursors,
              "everything comes to rest",
              0),
          new PlantedBug(
              "parks after the cursor moved",
              RelayBugs::parksAfterTheCursorMoved,
              "the cursor skips nothing",
              8),
          new PlantedBug(
              "parks the neighbours too",
              RelayBugs::parksTheNeighboursToo,
              "only what is too large is parked",
              15),
          new PlantedBug(
              "takes the clock as write time",
              IntakeBugs::takesTheClockAsWriteTime,
              "write times rise per key",
              0),
          new PlantedBug(
              "hashes what changes by itself",
              IntakeBugs::hashesWhatChangesByItself,
              "outcome is DUPLICATE",
              0),
          new PlantedBug(
              "acknowledges before the writes are durable",
              StreamBugs::acknowledgesBeforeTheWritesAreDurable,
              "what is committed is served",
              0),
          new PlantedBug(
              "sends dead letters after the offset moved",
              StreamBugs::sendsDeadLettersAfterTheOffsetMoved,
              "what is committed is a dead letter",
              0),
          new PlantedBug(
              "counts records",
              StreamBugs::countsRecords,
              "a window counts no more events than there are",
              10),
          new PlantedBug(
              "reads what is not committed",
              StreamBugs::readsWhatIsNotCommitted,
              "what is committed is served",
              15),
          new PlantedBug(
              "leaves moved rows behind",
              StreamBugs::leavesMovedRowsBehind,
              "what is committed is served",
              0),
          new PlantedBug(
              "deletes at the time of writing",
              StreamBugs::deletesAtTheTimeOfWriting,
              "what is committed is served",
              0),
          new PlantedBug(
              "acknowledges before it enters",
              BookBugs::acknowledgesBeforeItEnters,
              "what is acknowledged is in the books",
              3),
          new PlantedBug(
              "counts receipts twice",
              BookBugs::countsReceiptsTwice,
              "the books count no more than was delivered",
              0));

  private static final int MOST_SEEDS = 500;

  /** Whether the simulation of a seed finds the promise broken. */
  boolean isCaughtBy(long candidate) {
    try {
      Simulation.run(candidate, product.get());
      return false;
    } catch (AssertionError broken) {
      return String.valueOf(broken.getMessage()).contains(promise);
    }
  }

  @Override
  public String toString() {
    return name;
  }

  /** The first seeds that catch it, for whoever has changed the simulation. */
  List<Long> seeds() {
    return Stream.iterate(0L, next -> next + 1)
        .limit(MOST_SEEDS)
        .filter(this::isCaughtBy)
        .limit(3)
        .toList();
  }
}
