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
  }

  private static void requireAtLeastOne(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is at least 1, not " + value);
    }
  }

  public int pages() {
    return Math.toIntExact((records + pageSize - 1) / pageSize);
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
