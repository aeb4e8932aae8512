package dev.millrace.adapters.postgres;

import java.time.Period;

/**
 * Looks after the tables that are partitioned by day: makes the partitions of the week ahead, and
 * drops the days that are no longer kept. To be done some times a day; a time that is left out
 * harms nothing, a week of them does.
 */
public final class PostgresDays implements Runnable {

  private final DayPartitions partitions;
  private final DayRetention raw;
  private final DayRetention outbox;

  /**
   * @param rawKept how long raw data is kept
   * @param outboxKept how long the events of the outbox are kept, at least
   */
  public PostgresDays(PostgresDatabase database, Period rawKept, Period outboxKept) {
    Transactions transactions = database.transactions();
    this.partitions = new DayPartitions(transactions);
    this.raw = new DayRetention(transactions, new RawDataByDay(), rawKept);
    this.outbox = new DayRetention(transactions, new OutboxByDay(), outboxKept);
  }

  @Override
  public void run() {
    partitions.create();
    raw.apply();
    outbox.apply();
  }
}
