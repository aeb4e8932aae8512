package dev.millrace.application.path;

import java.time.Instant;
import java.util.List;

/**
 * How the path stands.
 *
 * @param health the worst of its hops
 * @param headline what there is to know first, in a few words that change when the state does
 * @param hops in the order in which a record passes them
 * @param streams the streaming queries, as far as Kafka told of them
 */
public record PathState(
    Instant at, Health health, String headline, List<Hop> hops, List<StreamReading> streams) {

  public PathState {
    hops = List.copyOf(hops);
    streams = List.copyOf(streams);
  }
}
