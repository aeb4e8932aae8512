package dev.millrace.bootstrap.services.pipeline;

import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.log.Topics;
import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.port.relay.Shardings;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes topics that fit the relay's shards, those that are agreed upon included. */
final class MissingTopics {

  private final Topics topics;
  private final Shardings shardings;

  MissingTopics(Topics topics, Shardings shardings) {
    this.topics = topics;
    this.shardings = shardings;
  }

  void make(Families families) {
    Sharding most = most();
    families.all().forEach(family -> topics.ensure(family.name(), family.sort(), most));
  }

  /** What is agreed upon is asked for first: it may be under way by the second question. */
  private Sharding most() {
    Optional<Sharding> agreed = shardings.agreed();
    return Stream.concat(agreed.stream(), Stream.of(shardings.current()))
        .max(Comparator.comparingInt(Sharding::count))
        .orElseThrow();
  }
}
