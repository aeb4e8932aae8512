package dev.millrace.bootstrap.services.process;

import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.log.EventLog;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.OutboxRow;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log how much of which run was published, and what was parked. */
public final class LoggedEventLog implements EventLog {

  private static final Logger LOG = LoggerFactory.getLogger(LoggedEventLog.class);

  private final EventLog log;

  public LoggedEventLog(EventLog log) {
    this.log = log;
  }

  @Override
  public Optional<Cursor> open() {
    return log.open();
  }

  @Override
  public void publish(List<OutboxRow> rows, List<DeadLetter> parked, Cursor next) {
    log.publish(rows, parked, next);
    LogContext.perRun(
        rows, row -> Optional.of(row.run()), part -> LOG.info("published {} events", part.size()));
    LogContext.perRun(parked, DeadLetter::run, LoggedEventLog::tellParked);
  }

  @Override
  public void close() {
    log.close();
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
