package dev.millrace.bootstrap.services.wiring;

import dev.millrace.adapters.postgres.PostgresCheckup;
import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.port.outbox.Backlog;
import dev.millrace.domain.port.run.Runs;

/** What the probes and metrics of an HTTP interface look at. */
final class Vitals {

  private Vitals() {}

  static Backlog backlog(PostgresCheckup checkup) {
    return checkup.backlog().waiting();
  }

  /** Whether PostgreSQL does. */
  static boolean answers(Runs runs) {
    try {
      runs.newest(1);
      return true;
    } catch (Failure away) {
      return false;
    }
  }
}
