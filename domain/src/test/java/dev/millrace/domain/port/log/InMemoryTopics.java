package dev.millrace.domain.port.log;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.Sort;
import java.util.List;
import java.util.stream.Stream;

/** Creates topics in an {@link InMemoryLog}. */
public final class InMemoryTopics implements Topics {

  private static final List<String> OWN =
      List.of(
          "millrace.relay-cursors",
          "millrace.receipts",
          "millrace.dead-letters",
          "millrace.data-alerts");

  private final InMemoryLog log;

  public InMemoryTopics(InMemoryLog log) {
    this.log = log;
  }

  @Override
  public List<String> ensure(FamilyName family, Sort sort, Sharding sharding) {
    List<String> created =
        Stream.concat(Stream.of(family.topic()), OWN.stream()).filter(log::create).toList();
    List<String> misfits = misfits(family, sharding);
    if (!misfits.isEmpty()) {
      throw new PermanentFailure("too few partitions: " + misfits);
    }
    return created;
  }

  @Override
  public List<String> misfits(FamilyName family, Sharding sharding) {
    return Stream.of(OWN.get(0), family.topic())
        .filter(topic -> log.has(topic) && log.partitions() < sharding.count())
        .toList();
  }

  @Override
  public List<String> missing(FamilyName family, Sort sort) {
    return Stream.concat(Stream.of(family.topic()), OWN.stream())
        .filter(topic -> !log.has(topic))
        .toList();
  }
}
