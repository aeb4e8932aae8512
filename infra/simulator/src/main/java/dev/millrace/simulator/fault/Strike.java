package dev.millrace.simulator.fault;

import dev.millrace.simulator.page.PageRequest;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which requests a rule strikes.
 *
 * @param pages page numbers, empty for any
 * @param times how many requests at most
 */
public record Strike(Set<Integer> pages, int times) {

  public Strike {
    pages = Set.copyOf(pages);
    if (times < 1) {
      throw new IllegalArgumentException("a rule strikes at least once, not " + times);
    }
  }

  public static Strike always() {
    return new Strike(Set.of(), Integer.MAX_VALUE);
  }

  public static Strike next(int times) {
    return new Strike(Set.of(), times);
  }

  public static Strike onPages(Integer... pages) {
    return new Strike(Arrays.stream(pages).collect(Collectors.toSet()), Integer.MAX_VALUE);
  }

  public Strike times(int atMost) {
    return new Strike(pages, atMost);
  }

  boolean fits(PageRequest request) {
    return pages.isEmpty() || pages.contains(request.page());
  }
}
