package dev.millrace.domain.port.serving;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Leases that run out when a test says so. Thread-safe. */
public final class InMemoryWriterLeases implements WriterLeases {

  private final Map<String, HeldLease> held = new HashMap<>();
  private long renewals;

  @Override
  public synchronized Optional<HeldLease> take(WriterLease wanted) {
    HeldLease found = held.get(wanted.name());
    if (found != null && !isOf(wanted, found)) {
      return Optional.of(found);
    }
    keep(wanted);
    return Optional.empty();
  }

  @Override
  public synchronized boolean renew(WriterLease mine) {
    HeldLease found = held.get(mine.name());
    if (found == null || !isOf(mine, found)) {
      return false;
    }
    keep(mine);
    return true;
  }

  @Override
  public synchronized void release(WriterLease mine) {
    HeldLease found = held.get(mine.name());
    if (found != null && isOf(mine, found)) {
      held.remove(mine.name());
    }
  }

  /** Who has the lease of that name. */
  public synchronized Optional<WriterLease> holder(String name) {
    return Optional.ofNullable(held.get(name)).map(HeldLease::lease);
  }

  /** Makes a lease nobody's. */
  public synchronized void letRunOut(String name) {
    held.remove(name);
  }

  private void keep(WriterLease lease) {
    renewals++;
    held.put(lease.name(), new HeldLease(lease, Instant.ofEpochMilli(renewals)));
  }

  private static boolean isOf(WriterLease lease, HeldLease found) {
    return found.lease().id().equals(lease.id());
  }
}
