package dev.millrace.simulator.fault;

import dev.millrace.simulator.page.Page;
import dev.millrace.simulator.page.PageRequest;
import dev.millrace.simulator.page.UserPages;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Faults that strike some requests together, and how many they have struck. */
public final class FaultRule {

  private final Strike strike;
  private final List<Fault> faults;
  private final AtomicInteger hits = new AtomicInteger();

  FaultRule(Strike strike, List<Fault> faults) {
    this.strike = strike;
    this.faults = List.copyOf(faults);
  }

  /** How many requests were struck. */
  public int hits() {
    return hits.get();
  }

  public boolean isSpent() {
    return hits() >= strike.times();
  }

  public Strike strike() {
    return strike;
  }

  public List<Fault> faults() {
    return faults;
  }

  public Page apply(Page page, PageRequest request, UserPages source) throws UserPages.NotServed {
    Page changed = page;
    for (Fault fault : faults) {
      changed = fault.apply(changed, request, source);
    }
    return changed;
  }

  public Reply apply(Reply reply) {
    Reply changed = reply;
    for (Fault fault : faults) {
      changed = fault.apply(changed);
    }
    return changed;
  }

  boolean claims(PageRequest request) {
    return strike.fits(request)
        && hits.getAndUpdate(n -> n < strike.times() ? n + 1 : n) < strike.times();
  }
}
