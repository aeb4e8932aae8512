package dev.millrace.bootstrap.services.checkup;

import com.google.inject.Injector;
import dev.millrace.adapters.kafka.KafkaCheckup;
import dev.millrace.adapters.postgres.PostgresCheckup;
import java.time.Duration;
import java.util.List;

/** Transactions that somebody began and nobody ends. */
final class LongTransactions {

  static final String OF_POSTGRES = "transactions";
  static final String OF_KAFKA = "open transactions";

  /** Longer than any of Millrace's own may take. */
  private static final Duration LONG = Duration.ofMinutes(1);

  private LongTransactions() {}

  /** The relay passes them by; what they wrote waits, and what others removed stays on the disk. */
  static Finding inPostgres(Injector injector) {
    return ofPostgres(injector.getInstance(PostgresCheckup.class).transactions(LONG));
  }

  static Finding ofPostgres(List<String> found) {
    return found.isEmpty()
        ? Finding.ok(OF_POSTGRES, "none is open for long")
        : Finding.warn(
            OF_POSTGRES,
            String.join("; ", found),
            "end them: `SELECT pg_terminate_backend(PID)`, or COMMIT PREPARED or ROLLBACK PREPARED;"
                + " until then vacuum cannot clean up behind them");
  }

  /** Committed readers get nothing that stands behind one, and every lag counts up to there. */
  static Finding inKafka(Injector injector) {
    return ofKafka(injector.getInstance(KafkaCheckup.class).openTransactions(LONG));
  }

  static Finding ofKafka(List<String> found) {
    return found.isEmpty()
        ? Finding.ok(OF_KAFKA, "none holds readers back")
        : Finding.fail(
            OF_KAFKA,
            "readers stand still before " + String.join("; ", found),
            "docs/operating.md, \"When brokers leave a transaction open\", says what to do");
  }
}
