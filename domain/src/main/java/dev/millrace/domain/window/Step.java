package dev.millrace.domain.window;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A window's way through one batch: what is held of it behind the batch, and what others have to be
 * told.
 *
 * @param held what it has counted; empty unless it is open
 */
public record Step(Optional<Counted> held, Optional<Change> change) {

  private static final Step NOTHING = new Step(Optional.empty(), Optional.empty());

  /**
   * Takes a window through a batch.
   *
   * @param before what was held of it before the batch
   * @param come the batch's occurrences in it; none when the watermark alone has reached it
   */
  public static Step of(
      Instant windowStart, Optional<Counted> before, List<Occurrence> come, Horizon horizon) {
    boolean isOpen = horizon.isOpen(windowStart);
    if (before.isEmpty() && !isOpen) {
      return late(come, horizon.isWhole(windowStart));
    }
    Counted held = before.orElse(Counted.NOTHING);
    Counted now = held.with(Counted.of(come));
    return isOpen ? open(held, now) : closed(now);
  }

  private static Step open(Counted held, Counted now) {
    return new Step(
        Optional.of(now),
        now.count() > held.count()
            ? Optional.of(new Change.Open(now.count(), now.sum()))
            : Optional.empty());
  }

  private static Step closed(Counted now) {
    return new Step(Optional.empty(), Optional.of(new Change.Closed(now)));
  }

  private static Step late(List<Occurrence> come, boolean isWhole) {
    return come.isEmpty()
        ? NOTHING
        : new Step(Optional.empty(), Optional.of(new Change.Late(come, isWhole)));
  }
}
