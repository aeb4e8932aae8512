package dev.millrace.adapters.postgres;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The outbox's partitions, made ahead of time. */
final class OutboxPartitions {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxPartitions.class);
  private static final int DAYS_AHEAD = 7;

  private final Transactions transactions;

  OutboxPartitions(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Makes those of today and of the days ahead that are not there yet. */
  void create() {
    int created =
        transactions.run(
            "make partitions of the outbox",
            session -> session.getMapper(OutboxStatements.class).createPartitions(DAYS_AHEAD));
    if (created > 0) {
      LOG.info("Made {} partitions of the outbox", created);
    }
  }
}
