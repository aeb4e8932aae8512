package dev.millrace.application.collect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Batches in the order in which they came, bounded by their records. One thread takes them. */
final class WaitingLine<R> {

  private final CollectLimits limits;
  private final BlockingQueue<Waiting<R>> batches = new LinkedBlockingQueue<>();
  private final AtomicInteger records = new AtomicInteger();

  WaitingLine(CollectLimits limits) {
    this.limits = limits;
  }

  /** Whether there was room for it. */
  boolean join(Waiting<R> batch) {
    return enter(batch.size()) && batches.add(batch);
  }

  /** One that finds no room takes none meanwhile from others. */
  private boolean enter(int more) {
    int most = limits.waiting() - more;
    return records.getAndUpdate(now -> now <= most ? now + more : now) <= most;
  }

  /** As many of the first as make a page; they take room until they are told to have left. */
  List<Waiting<R>> next(Duration patience) {
    Waiting<R> first = first(patience);
    if (first == null) {
      return List.of();
    }
    List<Waiting<R>> group = new ArrayList<>(List.of(first));
    int size = first.size();
    for (Waiting<R> more = batches.peek();
        more != null && size + more.size() <= limits.page();
        more = batches.peek()) {
      group.add(batches.remove());
      size += more.size();
    }
    return List.copyOf(group);
  }

  private @Nullable Waiting<R> first(Duration patience) {
    try {
      return batches.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /** How many records take room. */
  int records() {
    return records.get();
  }

  void left(List<Waiting<R>> group) {
    group.forEach(batch -> records.addAndGet(-batch.size()));
  }
}
