package dev.millrace.bootstrap.services.process;

import dev.millrace.domain.port.log.EventLog;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.OutboxRow;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log how much of which run was published. */
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
  public void publish(List<OutboxRow> rows, Cursor next) {
    log.publish(rows, next);
    LogContext.perRun(
        rows, row -> Optional.of(row.run()), part -> LOG.info("published {} events", part.size()));
  }

  @Override
  public void close() {
    log.close();
  }
}
