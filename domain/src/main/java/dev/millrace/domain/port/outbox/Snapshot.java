package dev.millrace.domain.port.outbox;

import java.util.List;

/**
 * Which transactions had finished at a moment, as PostgreSQL's {@code pg_snapshot}: all below
 * {@code xmin}, none from {@code xmax} on, and in between all but those in progress.
 *
 * @param inProgress rising, each from {@code xmin} to below {@code xmax}
 */
public record Snapshot(long xmin, long xmax, List<Long> inProgress) {

  /** The moment before every transaction: nothing had finished. */
  public static final Snapshot BEGINNING = new Snapshot(0, 0, List.of());

  public Snapshot {
    inProgress = List.copyOf(inProgress);
    requireOrder(xmin, xmax, inProgress);
  }

  private static void requireOrder(long xmin, long xmax, List<Long> inProgress) {
    if (xmin > xmax || inProgress.stream().anyMatch(xid -> xid < xmin || xid >= xmax)) {
      throw new IllegalArgumentException("not a snapshot: " + xmin + ":" + xmax + ":" + inProgress);
    }
  }

  /** Whether all had finished that had at the other moment. */
  public boolean includes(Snapshot other) {
    return xmax >= other.xmax && inProgress.stream().noneMatch(other::sees);
  }

  /** Whether the transaction had finished. */
  public boolean sees(long xid) {
    return xid < xmin || (xid < xmax && !inProgress.contains(xid));
  }
}
