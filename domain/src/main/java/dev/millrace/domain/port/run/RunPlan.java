package dev.millrace.domain.port.run;

import dev.millrace.domain.port.source.PageRequest;
import dev.millrace.domain.record.FamilyName;
import java.net.URI;

/**
 * What a run is to fetch: records 1 to {@code records} of a source, in pages of {@code pageSize}.
 *
 * @param source the API's address, with the version that is asked for in its path
 * @param records how many records in all, at least 1
 */
public record RunPlan(FamilyName family, URI source, String seed, long records, int pageSize) {

  public RunPlan {
    requireAtLeastOne("records", records);
    requireAtLeastOne("pageSize", pageSize);
    requireCountable(records, pageSize);
  }

  private static void requireAtLeastOne(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is at least 1, not " + value);
    }
  }

  private static void requireCountable(long records, int pageSize) {
    if (pages(records, pageSize) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          records + " records are too many for pages of " + pageSize);
    }
  }

  private static long pages(long records, int pageSize) {
    return (records - 1) / pageSize + 1;
  }

  public int pages() {
    return (int) pages(records, pageSize);
  }

  /** The request for a page, from 1. All pages have the same size, or they would not line up. */
  public PageRequest page(int page) {
    return new PageRequest(source, seed, page, pageSize);
  }

  /** How many of a page's records are wanted: the last page may hold more. */
  public int wanted(int page) {
    return (int) Math.min(pageSize, records - (long) (page - 1) * pageSize);
  }
}
