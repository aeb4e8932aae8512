package dev.millrace.bootstrap.services.wiring;

import dev.millrace.adapters.http.api.Backlog;
import dev.millrace.adapters.postgres.PostgresCheckup;
import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.port.run.Runs;
import java.util.Optional;

/** What the probes and metrics of an HTTP interface look at. */
final class Vitals {

  private Vitals() {}

  static Optional<Backlog> backlog(PostgresCheckup checkup) {
    return checkup
        .backlog(RelayModule.SHARD)
        .map(waiting -> new Backlog(waiting.waiting(), waiting.age()));
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
