package dev.millrace.application.collect;

import java.time.Duration;

/**
 * The bounds of what is collected of a family.
 *
 * @param waiting so many records may wait
 * @param page so many at most become one page, unless one batch has more
 * @param runAge after that long the next run begins, so that each can be verified
 * @param runRecords after so many, too
 * @param patience so long it is tried to find out whether a commit was one
 */
public record CollectLimits(
    int waiting, int page, Duration runAge, long runRecords, Duration patience) {

  public static final CollectLimits DEFAULT =
      new CollectLimits(20_000, 2_000, Duration.ofHours(1), 1_000_000, Duration.ofSeconds(15));
}
