package dev.millrace.adapters.spark;

import dev.millrace.domain.port.serving.Places;
import dev.millrace.domain.port.serving.ViewPlaces;
import dev.millrace.domain.port.serving.WriterLease;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * By which places of the views a query writes: a batch by those of its begin, whatever changes
 * meanwhile. So whoever has changed them is told when no batch writes by earlier ones any more.
 * Nobody waits here while another one asks.
 */
public final class BatchPlaces {

  private final Supplier<Places> now;
  private final BiConsumer<WriterLease, Long> noted;
  private @Nullable Places inside;
  private boolean isInside;
  private long batches;

  private BatchPlaces(Supplier<Places> now, BiConsumer<WriterLease, Long> noted) {
    this.now = now;
    this.noted = noted;
  }

  /** Those that are agreed on. */
  public static BatchPlaces of(ViewPlaces places) {
    return new BatchPlaces(places::read, places::saw);
  }

  /** Each view in the table of its own name. */
  public static BatchPlaces first() {
    return new BatchPlaces(() -> Places.FIRST, (lease, number) -> {});
  }

  /** Those of a batch that begins. */
  Places begin() {
    enter();
    return enter(now.get());
  }

  private synchronized void enter() {
    batches++;
    isInside = true;
    inside = null;
  }

  private synchronized Places enter(Places read) {
    inside = read;
    return read;
  }

  /** The batch is over, or comes again. */
  synchronized void end() {
    isInside = false;
    inside = null;
  }

  /** Notes what is known now under a lease that is held. */
  void tell(WriterLease lease) {
    long before = batches();
    if (isInside()) {
      Places ofTheBatch = inside();
      if (ofTheBatch != null) {
        noted.accept(lease, ofTheBatch.number());
      }
      return;
    }
    Places read = now.get();
    if (batches() == before) {
      noted.accept(lease, read.number());
    }
  }

  /** While none begins, the next one reads what is read now, or later ones. */
  private synchronized long batches() {
    return batches;
  }

  private synchronized boolean isInside() {
    return isInside;
  }

  private synchronized @Nullable Places inside() {
    return inside;
  }
}
