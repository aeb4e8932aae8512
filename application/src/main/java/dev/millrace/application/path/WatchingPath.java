package dev.millrace.application.path;

import dev.millrace.domain.port.outbox.Backlog;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link WatchPath} that keeps the last minutes in memory. */
public final class WatchingPath implements WatchPath {

  /** A server that is down explains what others lack. */
  private static final List<HopName> SERVERS =
      List.of(HopName.POSTGRES, HopName.KAFKA, HopName.CASSANDRA);

  private final Meter stored = new Meter();
  private final Meter published = new Meter();
  private final Meter served = new Meter();
  private final ServerJudge postgres = new ServerJudge("PostgreSQL");
  private final ServerJudge kafka = new ServerJudge("Kafka");
  private final ServerJudge cassandra = new ServerJudge("Cassandra");
  private final RelayJudge relay = new RelayJudge();
  private long newest;

  @Override
  public synchronized PathState seen(PathSighting sighting) {
    measure(sighting);
    Instant now = sighting.at();
    OutboxReading outbox = sighting.postgres().value();
    List<StreamReading> streams = sighting.kafka().value();
    boolean kafkaIsAway = sighting.kafka().isAway();
    List<Hop> hops =
        List.of(
            hop(HopName.SOURCE, SourceJudge.judge(now, sighting.postgres()), stored, null),
            hop(HopName.POSTGRES, postgres.judge(now, sighting.postgres()), null, null),
            hop(
                HopName.RELAY,
                relay.judge(now, sighting.postgres(), kafkaIsAway),
                published,
                outbox == null ? null : outbox.waiting()),
            hop(HopName.KAFKA, kafka.judge(now, sighting.kafka()), null, null),
            hop(
                HopName.STREAM,
                StreamJudge.judge(now, sighting.kafka()),
                served,
                streams == null ? null : unread(streams)),
            hop(HopName.CASSANDRA, cassandra.judge(now, sighting.cassandra()), null, null));
    Hop first = first(hops);
    return new PathState(
        now, first.health(), headline(first), hops, streams == null ? List.of() : streams);
  }

  private void measure(PathSighting sighting) {
    OutboxReading outbox = sighting.postgres().value();
    if (outbox != null) {
      if (outbox.newest() < newest) {
        stored.reset();
        published.reset();
      }
      newest = outbox.newest();
      stored.saw(sighting.postgres().at(), outbox.newest());
      published.saw(sighting.postgres().at(), outbox.newest() - outbox.waiting().records());
    }
    List<StreamReading> streams = sighting.kafka().value();
    if (streams != null) {
      served.saw(
          sighting.kafka().at(),
          streams.stream()
              .filter(stream -> stream.query().equals(StreamReading.FACTS))
              .mapToLong(StreamReading::read)
              .sum());
    }
  }

  private static Hop hop(
      HopName name, Judgement judgement, @Nullable Meter meter, @Nullable Backlog backlog) {
    return new Hop(
        name,
        judgement.health(),
        judgement.brief(),
        judgement.words(),
        meter == null || judgement.health() == Health.UNKNOWN ? null : meter.rate(),
        meter == null ? List.of() : meter.recent(),
        backlog);
  }

  /** What one query has not read of a family, another may have. */
  private static Backlog unread(List<StreamReading> streams) {
    long records =
        streams.stream()
            .map(StreamReading::family)
            .distinct()
            .mapToLong(family -> slowest(streams, family))
            .sum();
    Duration age =
        streams.stream()
            .map(StreamReading::age)
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    return new Backlog(records, 0, age);
  }

  private static long slowest(List<StreamReading> streams, String family) {
    return streams.stream()
        .filter(stream -> stream.family().equals(family))
        .mapToLong(StreamReading::unread)
        .max()
        .orElse(0);
  }

  private static Hop first(List<Hop> hops) {
    Comparator<Hop> worse =
        Comparator.comparing(Hop::health).thenComparing(hop -> SERVERS.contains(hop.name()));
    return hops.stream()
        .reduce((one, next) -> worse.compare(next, one) > 0 ? next : one)
        .orElseThrow();
  }

  private static String headline(Hop first) {
    return switch (first.health()) {
      case IDLE, WELL -> "All is well";
      case UNKNOWN -> first.name().title() + ": " + first.brief();
      case BEHIND, DOWN -> first.name().title() + " " + first.brief();
    };
  }
}
