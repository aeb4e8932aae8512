package dev.millrace.domain.port.log;

import dev.millrace.domain.record.FamilyName;
import java.util.function.Consumer;

/** Reads what readers of the log see. */
public interface LogScan {

  /**
   * Hands over every committed record of a family's topic from its start to its end as they are
   * when the scan begins.
   *
   * @throws dev.millrace.domain.failure.TransientFailure when the brokers cannot be reached in time
   * @throws dev.millrace.domain.failure.PermanentFailure when there is no such topic
   */
  void scan(FamilyName family, Consumer<LoggedEvent> each);
}
