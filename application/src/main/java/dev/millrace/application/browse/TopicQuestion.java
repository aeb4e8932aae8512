package dev.millrace.application.browse;

import dev.millrace.domain.family.LogStart;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which messages somebody wants to see: those from an offset or a time on, a key's from the begin,
 * or the newest where nothing of this is said.
 *
 * @param partition null for all of them
 * @param offset of the first message in its partition
 * @param from when the first message was appended, at the earliest
 * @param key of the records that are meant, in all partitions unless one is named
 * @param limit how many messages at most
 * @param isPersonal whether personal data is shown, and not masked
 */
public record TopicQuestion(
    FamilyName family,
    @Nullable Integer partition,
    @Nullable Long offset,
    @Nullable Instant from,
    @Nullable RecordKey key,
    int limit,
    boolean isPersonal) {

  /** The most messages of one page. */
  public static final int MOST = 100;

  /** What comes before the first or behind the last no broker could be asked for. */
  private static final Instant FIRST = Instant.EPOCH;

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  public TopicQuestion {
    require(limit >= 1 && limit <= MOST, "a page has from 1 to " + MOST + " messages");
    require(partition == null || partition >= 0, "partitions are counted from 0");
    require(offset == null || offset >= 0, "offsets are counted from 0");
    require(
        offset == null || partition != null,
        "an offset is one of a partition, which is to be named");
    require(
        from == null || (!from.isBefore(FIRST) && !from.isAfter(LAST)),
        "messages have times of the years from 1970 to 9999");
    require(
        offset == null || from == null, "messages begin at an offset or at a time, not at both");
  }

  private static void require(boolean isRight, String rule) {
    if (!isRight) {
      throw new IllegalArgumentException(rule);
    }
  }

  LogStart start() {
    Long first = offset;
    Instant since = from;
    if (first != null) {
      return new LogStart.At(first);
    }
    if (since != null) {
      return new LogStart.Since(since);
    }
    return key == null ? new LogStart.Newest() : new LogStart.At(0);
  }
}
