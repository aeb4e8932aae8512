package dev.millrace.domain.port.run;

import dev.millrace.domain.port.source.PageRequest;
import dev.millrace.domain.record.FamilyName;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run is to fetch: {@code records} records of a source, in pages of {@code pageSize}, from
 * the first record of page {@code firstPage} on. Or what a run has collected: {@code records} that
 * were pushed, in pages of any size.
 *
 * @param source the API's address, with the version that is asked for in its path
 * @param records how many records in all, at least 1
 * @param firstPage from 1
 * @param allowEmpty whether a page may have fewer records than are wanted of it, and one without
 *     any ends the run; otherwise each is a failure
 */
public record RunPlan(
    FamilyName family,
    URI source,
    String seed,
    long records,
    int pageSize,
    int firstPage,
    boolean allowEmpty) {

  /** What stands in a seed for a day, such as 2026-11-21. */
  public static final String DATE = "{date}";

  /** The most records of a page that somebody may ask for. */
  public static final int MOST_PER_PAGE = 5_000;

  private static final int LONGEST_SOURCE = 2_000;
  private static final int LONGEST_SEED = 256;
  private static final String WHAT_A_SOURCE_IS =
      "a source is an http or https address with a host and without a user, of "
          + LONGEST_SOURCE
          + " characters at most";
  private static final String COLLECTOR = "collector";

  public RunPlan {
    requireAtLeastOne("records", records);
    requireAtLeastOne("pageSize", pageSize);
    requireAtLeastOne("firstPage", firstPage);
    requireCountable(records, pageSize, firstPage);
  }

  /** From the first page on, and a failure without records. */
  public RunPlan(FamilyName family, URI source, String seed, long records, int pageSize) {
    this(family, source, seed, records, pageSize, 1, false);
  }

  /** Of a run that collects what is pushed, and has collected so many records. */
  public static RunPlan collected(FamilyName family, long records) {
    return new RunPlan(family, URI.create(COLLECTOR + ":" + family), "", records, 1);
  }

  /** Whether a page from there was pushed. */
  public static boolean isCollected(URI source) {
    return COLLECTOR.equals(source.getScheme());
  }

  /** Whether records are pushed to this run, and nobody fetches any. */
  public boolean isCollected() {
    return isCollected(source);
  }

  private static void requireAtLeastOne(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is at least 1, not " + value);
    }
  }

  private static void requireCountable(long records, int pageSize, int firstPage) {
    if (pages(records, pageSize) > Integer.MAX_VALUE - (firstPage - 1)) {
      throw new IllegalArgumentException(
          records + " records are too many for pages of " + pageSize);
    }
  }

  private static long pages(long records, int pageSize) {
    return (records - 1) / pageSize + 1;
  }

  /** Whether records can be fetched from an address, and nobody's password is in it. */
  public static boolean isSource(URI address) {
    return address.toString().length() <= LONGEST_SOURCE
        && Set.of("http", "https").contains(String.valueOf(address.getScheme()))
        && address.getHost() != null
        && address.getRawUserInfo() == null;
  }

  /** Whether a text can be sent and kept as it is. */
  public static boolean isSeed(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_SEED
        && text.chars().noneMatch(Character::isISOControl)
        && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  /**
   * Refuses what nobody may ask for, however it is asked for. What is stored already is not asked.
   *
   * @throws IllegalArgumentException when there is something to refuse; the message names all of it
   */
  public void requireAskable() {
    String mistakes =
        Stream.of(
                isSource(source) ? "" : WHAT_A_SOURCE_IS,
                isSeed(seed) ? "" : "the seed is none that can be used",
                pageSize <= MOST_PER_PAGE ? "" : "a page has " + MOST_PER_PAGE + " records at most")
            .filter(mistake -> !mistake.isEmpty())
            .collect(Collectors.joining("; "));
    if (!mistakes.isEmpty()) {
      throw new IllegalArgumentException(mistakes);
    }
  }

  /** How many pages it wants. */
  public int pages() {
    return (int) pages(records, pageSize);
  }

  public int lastPage() {
    return firstPage + pages() - 1;
  }

  /** The request for a page, from 1. All pages have the same size, or they would not line up. */
  public PageRequest page(int page) {
    return new PageRequest(source, seed, page, pageSize);
  }

  /** How many of a page's records are wanted: the last page may hold more. */
  public int wanted(int page) {
    return (int) Math.min(pageSize, records - (long) (page - firstPage) * pageSize);
  }

  /** The same for some of its pages, from one to another. */
  public RunPlan part(int first, int last) {
    long before = (long) (first - firstPage) * pageSize;
    long most = (last - first + 1L) * pageSize;
    return new RunPlan(
        family, source, seed, Math.min(records - before, most), pageSize, first, allowEmpty);
  }

  /** Whether its seed changes with the day. */
  public boolean isDated() {
    return seed.contains(DATE);
  }

  /** The plan of a day: its seed holds that day wherever it says {@value #DATE}. */
  public RunPlan on(LocalDate day) {
    String dated = seed.replace(DATE, day.toString());
    return new RunPlan(family, source, dated, records, pageSize, firstPage, allowEmpty);
  }
}
