package dev.millrace.application.relay;

import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.log.EventLog;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.port.relay.Shardings;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@link BeginGeneration}: writes the first cursor of each next shard into the log, and only then
 * has relays carry them. A shard without a cursor begins at the start of the outbox, so none may be
 * carried before. The shards that have ended are opened before that, for the last time, as an
 * opening ends or names what the brokers left open: readers would wait for it for ever.
 */
public final class BeginningGeneration implements BeginGeneration {

  private final Shardings shardings;
  private final Function<Shard, EventLog> logs;

  public BeginningGeneration(Shardings shardings, Function<Shard, EventLog> logs) {
    this.shardings = shardings;
    this.logs = logs;
  }

  @Override
  public boolean begin() {
    return shardings.end().filter(this::beginAfter).isPresent();
  }

  private boolean beginAfter(Cursor end) {
    Sharding next = Objects.requireNonNull(end.successor());
    Sharding present = shardings.current();
    if (!present.equals(next)) {
      present.shards().forEach(shard -> requireClosed(shard, end));
    }
    next.shards().forEach(shard -> place(shard, end.successors()));
    return shardings.begin(next);
  }

  private void requireClosed(Shard shard, Cursor end) {
    try (EventLog log = logs.apply(shard)) {
      Optional<Cursor> found = log.open();
      if (!found.equals(Optional.of(end))) {
        throw new TransientFailure(
            "the next shards wait: %s was closed as %s, and the log has %s. Start the relay again"
                    .formatted(shard, end, found)
                + " that carries it");
      }
    }
  }

  /**
   * What is in the log is of an earlier history, and replaced, unless the generation has begun.
   * Whoever carries the shard since then has fenced this writer if it has not seen that.
   */
  private void place(Shard shard, Cursor first) {
    try (EventLog log = logs.apply(shard)) {
      boolean isThere = log.open().equals(Optional.of(first));
      if (!isThere && shardings.agreed().equals(Optional.of(shard.sharding()))) {
        log.publish(List.of(), first);
      }
    }
  }
}
