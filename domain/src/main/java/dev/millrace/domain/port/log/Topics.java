package dev.millrace.domain.port.log;

import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.Sort;
import java.util.List;

/** The topics as deployment sees them. */
public interface Topics {

  /**
   * Creates what is missing of a family's topic and Millrace's own (cursors, receipts, dead
   * letters) with the settings that the path relies on, and with partitions for each of so many
   * shards of the relay. Leaves existing topics as they are.
   *
   * @return the names of the topics created now
   * @throws dev.millrace.domain.failure.PermanentFailure when an existing topic contradicts what
   *     the path relies on, or has too few partitions; the message says which and how to mend it
   */
  List<String> ensure(FamilyName family, Sort sort, Sharding sharding);

  /** The same for an installation whose relay has one shard. */
  default List<String> ensure(FamilyName family, Sort sort) {
    return ensure(family, sort, Sharding.FIRST);
  }

  /**
   * What keeps each of so many shards of the relay from having partitions of its own: topics with
   * too few, each with how to mend it. A topic that is not there is none of them.
   */
  List<String> misfits(FamilyName family, Sharding sharding);

  /** The names of those topics that are not there. */
  List<String> missing(FamilyName family, Sort sort);
}
