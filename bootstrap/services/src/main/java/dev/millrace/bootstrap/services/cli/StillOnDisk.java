package dev.millrace.bootstrap.services.cli;

import dev.millrace.application.erase.Proof;
import dev.millrace.application.erase.Proof.Kept;
import dev.millrace.application.erase.Proof.Topic;
import dev.millrace.domain.port.erasure.Store;
import dev.millrace.domain.record.Sort;
import java.util.ArrayList;
import java.util.List;

/**
 * Where bytes of a record stay once it is erased, because a server writes its files anew only
 * later.
 *
 * @param until what ends it, and by when
 */
record StillOnDisk(String server, String place, String until) {

  static List<StillOnDisk> after(Proof proof) {
    List<StillOnDisk> all = new ArrayList<>();
    Topic topic = proof.topic();
    if (topic.now() > 0) {
      all.add(new StillOnDisk("kafka", counted(topic), untilOf(topic.sort())));
    }
    if (letters(proof) > 0) {
      all.add(
          new StillOnDisk(
              "kafka", "dead letters in millrace.dead-letters", "30 days after they came"));
    }
    if (proof.stores().stream().anyMatch(kept -> kept.before() > 0)) {
      all.add(
          new StillOnDisk(
              "postgres",
              "files of the tables, write-ahead log",
              "VACUUM, which comes by itself, and the log's segments are used again"));
    }
    if (proof.views().stream().anyMatch(kept -> kept.before() > 0)) {
      all.add(
          new StillOnDisk(
              "cassandra",
              "files of the views",
              "they are compacted, some time after gc_grace_seconds (10 days)"));
    }
    all.add(new StillOnDisk("backups", "and snapshots", "you delete them"));
    return all;
  }

  private static String counted(Topic topic) {
    return "%d %s in %s"
        .formatted(topic.now(), topic.now() == 1 ? "event" : "events", topic.name());
  }

  private static String untilOf(Sort sort) {
    return switch (sort) {
      case ENTITY -> "the topic is compacted: after a day, within some three while events come";
      case EVENT -> "the topic's retention.ms: it is not compacted";
    };
  }

  private static long letters(Proof proof) {
    return proof.stores().stream()
        .filter(kept -> kept.place().equals(Store.DEAD_LETTERS.name()))
        .mapToLong(Kept::before)
        .sum();
  }
}
