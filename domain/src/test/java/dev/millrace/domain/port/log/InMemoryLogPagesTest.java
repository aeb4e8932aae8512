package dev.millrace.domain.port.log;

import dev.millrace.domain.port.call.AdjustableClock;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.record.FamilyName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

final class InMemoryLogPagesTest implements LogPagesContract {

  private final AdjustableClock clock = new AdjustableClock();
  private final InMemoryLog log = new InMemoryLog(clock, 4);

  @Override
  public LogPages pages() {
    return new InMemoryLogPages(log);
  }

  @Override
  public void publish(List<OutboxRow> rows) {
    try (EventLog writer = new InMemoryEventLog(log, Shard.WHOLE)) {
      writer.open();
      writer.publish(rows, Rows.cursor(1));
    }
  }

  @Override
  public void leaveOpen(List<OutboxRow> rows) {
    log.begin(Shard.WHOLE, log.takeOver(Shard.WHOLE), rows, List.of());
  }

  @Override
  public FamilyName freshFamily() {
    FamilyName family = new FamilyName("sample");
    log.create(family.topic());
    return family;
  }

  @Override
  public int partitions() {
    return log.partitions();
  }

  @Override
  public Instant later() {
    clock.pass(Duration.ofSeconds(1));
    return clock.instant();
  }
}
