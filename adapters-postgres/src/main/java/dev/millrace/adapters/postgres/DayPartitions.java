package dev.millrace.adapters.postgres;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The partitions of all tables that are partitioned by day, made ahead of time. */
final class DayPartitions {

  private static final Logger LOG = LoggerFactory.getLogger(DayPartitions.class);
  private static final int DAYS_AHEAD = 7;

  private final Transactions transactions;

  DayPartitions(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Makes those of today and of the days ahead that are not there yet. */
  void create() {
    int created =
        transactions.run(
            "make partitions",
            session -> session.getMapper(PartitionStatements.class).create(DAYS_AHEAD));
    if (created > 0) {
      LOG.info("Made {} partitions", created);
    }
  }
}
