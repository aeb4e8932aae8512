package dev.millrace.adapters.postgres;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The partitions of all tables that are partitioned by day, made ahead of time. */
final class DayPartitions {

  private static final Logger LOG = LoggerFactory.getLogger(DayPartitions.class);
  private static final List<String> TABLES = List.of("outbox", "page_bodies", "raw_records");
  private static final int DAYS_AHEAD = 7;

  private final Transactions transactions;

  DayPartitions(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Makes those of today and of the days ahead that are not there yet. */
  void create() {
    int created = TABLES.stream().mapToInt(this::create).sum();
    if (created > 0) {
      LOG.info("Made {} partitions", created);
    }
  }

  private int create(String table) {
    return transactions.run(
        "make partitions of " + table,
        session -> session.getMapper(PartitionStatements.class).create(table, DAYS_AHEAD));
  }
}
