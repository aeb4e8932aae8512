package dev.millrace.domain.port.log;

import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.view.Position;
import java.time.InstantSource;

final class InMemoryLogScanTest implements LogScanContract {

  private final InMemoryLog log = new InMemoryLog(InstantSource.system(), 4);

  @Override
  public LogScan scan() {
    return new InMemoryLogScan(log);
  }

  @Override
  public EventLog openWriter() {
    EventLog writer = new InMemoryEventLog(log, Shard.WHOLE);
    writer.open();
    return writer;
  }

  @Override
  public FamilyName freshFamily() {
    FamilyName family = new FamilyName("sample");
    log.create(family.topic());
    return family;
  }

  @Override
  public Position appendForeign(FamilyName family) {
    return log.appendForeign(family.topic());
  }
}
