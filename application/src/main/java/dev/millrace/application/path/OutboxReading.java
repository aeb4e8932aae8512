package dev.millrace.application.path;

import dev.millrace.domain.port.outbox.Backlog;
import dev.millrace.domain.port.run.Run;
import java.util.List;

/**
 * What PostgreSQL tells of the path.
 *
 * @param relayHasRun whether there is a cursor of the relay's
 * @param isSameHistory whether that cursor is of this database, and of no later time of it
 * @param newest the number of the newest event; events are numbered as they are stored
 * @param waiting the events that the relay has not published
 * @param open the runs that are not over, of the newest ones
 */
public record OutboxReading(
    boolean relayHasRun, boolean isSameHistory, long newest, Backlog waiting, List<Run> open) {

  public OutboxReading {
    open = List.copyOf(open);
  }
}
