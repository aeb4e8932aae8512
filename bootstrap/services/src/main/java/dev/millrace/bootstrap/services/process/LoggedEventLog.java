package dev.millrace.bootstrap.services.process;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.log.EventLog;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.OutboxRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log how much of which run was published, and what was parked. A relay under load
 * commits a hundred times a second, so what is published is summed up for a second.
 */
public final class LoggedEventLog implements EventLog {

  private static final Logger LOG = LoggerFactory.getLogger(LoggedEventLog.class);

  private final EventLog log;
  private final Executor later;
  private final Map<RunId, Integer> untold = new LinkedHashMap<>();

  public LoggedEventLog(EventLog log) {
    this(log, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
  }

  /**
   * @param later tells what was published since it told last
   */
  LoggedEventLog(EventLog log, Executor later) {
    this.log = log;
    this.later = later;
  }

  @Override
  public Optional<Cursor> open() {
    return log.open();
  }

  @Override
  public void publish(List<OutboxRow> rows, List<DeadLetter> parked, Cursor next) {
    log.publish(rows, parked, next);
    note(rows);
    LogContext.perRun(parked, DeadLetter::run, LoggedEventLog::tellParked);
  }

  @Override
  public void close() {
    tellPublished();
    log.close();
  }

  private synchronized void note(List<OutboxRow> rows) {
    boolean asked = !untold.isEmpty();
    rows.forEach(row -> untold.merge(row.run(), 1, Integer::sum));
    if (!asked && !rows.isEmpty()) {
      later.execute(this::tellPublished);
    }
  }

  private synchronized void tellPublished() {
    LogContext.perRun(
        List.copyOf(untold.entrySet()),
        ofARun -> Optional.of(ofARun.getKey()),
        ofARun -> LOG.info("published {} events", ofARun.get(0).getValue()));
    untold.clear();
  }

  private static void tellParked(List<DeadLetter> ofARun) {
    DeadLetter first = ofARun.get(0);
    LOG.warn(
        "parked {} events as dead letters, the first of them {}: {}",
        ofARun.size(),
        first.position(),
        first.reason());
  }
}
