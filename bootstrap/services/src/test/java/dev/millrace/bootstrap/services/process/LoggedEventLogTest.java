package dev.millrace.bootstrap.services.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.log.EventLog;
import dev.millrace.domain.port.log.EventLogContract;
import dev.millrace.domain.port.log.InMemoryEventLog;
import dev.millrace.domain.port.log.InMemoryLog;
import dev.millrace.domain.port.log.InMemoryLogScan;
import dev.millrace.domain.port.log.LoggedEvent;
import dev.millrace.domain.port.log.Rows;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.outbox.Sharding;
import dev.millrace.domain.record.FamilyName;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Telling of it changes nothing of a log. */
final class LoggedEventLogTest implements EventLogContract {

  private final InMemoryLog log = new InMemoryLog(InstantSource.system(), 4);
  private final AtomicInteger generations = new AtomicInteger();

  @Test
  void whatIsPublishedIsToldInOneGo() {
    List<Runnable> later = new ArrayList<>();
    FamilyName family = freshFamily();
    try (EventLog told = new LoggedEventLog(new InMemoryEventLog(log, Shard.WHOLE), later::add)) {
      told.open();
      told.publish(List.of(Rows.row(family, 1, "key")), Rows.cursor(1));
      told.publish(List.of(Rows.row(family, 2, "key")), Rows.cursor(2));
      assertThat(later).hasSize(1);

      later.get(0).run();
      told.publish(List.of(Rows.row(family, 3, "key")), Rows.cursor(3));
      assertThat(later).hasSize(2);
    }
  }

  @Override
  public EventLog writer(Shard shard) {
    return new LoggedEventLog(new InMemoryEventLog(log, shard));
  }

  @Override
  public Sharding freshSharding() {
    return new Sharding(generations.incrementAndGet(), 4);
  }

  @Override
  public FamilyName freshFamily() {
    FamilyName family = new FamilyName("sample");
    log.create(family.topic());
    return family;
  }

  @Override
  public List<LoggedEvent> visible(FamilyName family) {
    List<LoggedEvent> visible = new ArrayList<>();
    new InMemoryLogScan(log).scan(family, visible::add);
    return visible;
  }

  @Override
  public List<DeadLetter> letters(FamilyName family) {
    return log.letters().items();
  }

  @Override
  public FamilyName absentFamily() {
    return new FamilyName("absent");
  }

  @Override
  public int partitions() {
    return log.partitions();
  }
}
