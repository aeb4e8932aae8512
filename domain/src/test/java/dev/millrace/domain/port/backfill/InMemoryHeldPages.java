package dev.millrace.domain.port.backfill;

import dev.millrace.domain.port.intake.PageWrite;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.source.PageRequest;
import dev.millrace.domain.testing.InMemoryStore;
import java.util.Set;
import java.util.stream.Collectors;

/** The pages of a store in memory. */
public final class InMemoryHeldPages implements HeldPages {

  private final InMemoryStore store;

  public InMemoryHeldPages(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Set<Integer> of(RunPlan plan) {
    return store.pages().stream()
        .map(InMemoryStore.StoredPage::write)
        .filter(write -> isOf(plan, write))
        .map(write -> write.page().request().page())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isOf(RunPlan plan, PageWrite write) {
    PageRequest request = write.page().request();
    int page = request.page();
    return write.family().equals(plan.family())
        && page >= plan.firstPage()
        && page <= plan.lastPage()
        && request.equals(plan.page(page))
        && write.records().size() >= plan.wanted(page);
  }
}
