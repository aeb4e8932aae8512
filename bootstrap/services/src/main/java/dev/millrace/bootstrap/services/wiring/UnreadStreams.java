package dev.millrace.bootstrap.services.wiring;

import dev.millrace.adapters.http.api.StreamState;
import dev.millrace.bootstrap.services.process.Step;
import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.port.outbox.Backlog;
import dev.millrace.domain.record.FamilyName;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits in Kafka for the slowest query of each family, as it was when it was last measured:
 * brokers that do not answer take minutes to say so, and hold nobody up here.
 */
public final class UnreadStreams implements Step {

  private static final Logger LOG = LoggerFactory.getLogger(UnreadStreams.class);

  private final Supplier<WatchedStreams> connect;
  private final Map<FamilyName, Map<String, Backlog>> unread = new HashMap<>();
  private @Nullable WatchedStreams streams;

  private volatile Backlog waiting = new Backlog(0, 0, Duration.ZERO);

  /**
   * @param connect to the brokers; asked when they are needed, so that a process starts without
   */
  UnreadStreams(Supplier<WatchedStreams> connect) {
    this.connect = connect;
  }

  /** Of all families together. */
  Backlog waiting() {
    return waiting;
  }

  /** Measures anew; what cannot be measured stays as it was. */
  @Override
  public int run() {
    try {
      WatchedStreams open = streams == null ? connect.get() : streams;
      streams = open;
      open.families().forEach(family -> measure(open, family));
    } catch (Failure brokersAreAway) {
      LOG.debug("what is unread stays as it was", brokersAreAway);
    }
    return 0;
  }

  private void measure(WatchedStreams open, FamilyName family) {
    for (String query : open.queries(family)) {
      try {
        StreamState state = open.state(family, query);
        unread
            .computeIfAbsent(family, absent -> new HashMap<>())
            .put(query, new Backlog(state.unread(), 0, state.lag()));
        waiting =
            unread.values().stream()
                .map(UnreadStreams::slowest)
                .reduce(new Backlog(0, 0, Duration.ZERO), Backlog::plus);
      } catch (Failure unmeasured) {
        // One partition without a leader must not hide what waits in the others.
        LOG.debug("what {} of {} has not read stays as it was", query, family, unmeasured);
      }
    }
  }

  /** What the one reads, the other has to read, too. */
  private static Backlog slowest(Map<String, Backlog> queries) {
    long records = queries.values().stream().mapToLong(Backlog::records).max().orElse(0);
    Duration age =
        queries.values().stream()
            .map(Backlog::age)
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    return new Backlog(records, 0, age);
  }
}
