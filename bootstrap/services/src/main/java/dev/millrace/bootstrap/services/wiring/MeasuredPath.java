package dev.millrace.bootstrap.services.wiring;

import dev.millrace.adapters.http.api.StreamState;
import dev.millrace.adapters.postgres.PostgresCheckup;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.outbox.Backlog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What waits in the outbox for the relay, and in Kafka for the slowest query of each family. */
final class MeasuredPath implements Supplier<Backlog> {

  private final PostgresCheckup checkup;
  private final Supplier<WatchedStreams> connect;
  private @Nullable WatchedStreams streams;
  private Backlog unread = Backlog.NONE;

  /**
   * @param connect to the brokers; asked when they are needed, so that a process starts without
   */
  MeasuredPath(PostgresCheckup checkup, Supplier<WatchedStreams> connect) {
    this.checkup = checkup;
    this.connect = connect;
  }

  @Override
  public synchronized Backlog get() {
    return Vitals.backlog(checkup).plus(unread());
  }

  private Backlog unread() {
    try {
      unread = slowest(streams().get());
    } catch (TransientFailure brokersAreAway) {
      // What they hold does not grow meanwhile; the outbox does, and is measured all the same.
      return unread;
    }
    return unread;
  }

  private WatchedStreams streams() {
    WatchedStreams open = streams == null ? connect.get() : streams;
    streams = open;
    return open;
  }

  private static Backlog slowest(List<StreamState> queries) {
    Map<String, Backlog> families = new HashMap<>();
    for (StreamState query : queries) {
      families.merge(
          query.family(),
          new Backlog(query.unread(), 0, query.lag()),
          (one, other) -> one.records() < other.records() ? other : one);
    }
    return families.values().stream().reduce(Backlog.NONE, Backlog::plus);
  }
}
