package dev.millrace.domain.port.log;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.record.FamilyName;
import java.util.function.Consumer;

/** Reads an {@link InMemoryLog}. */
public final class InMemoryLogScan implements LogScan {

  private final InMemoryLog log;

  public InMemoryLogScan(InMemoryLog log) {
    this.log = log;
  }

  @Override
  public void scan(FamilyName family, Consumer<LoggedEvent> each) {
    log.events(family.topic())
        .orElseThrow(() -> new PermanentFailure("there is no topic " + family.topic()))
        .forEach(each);
  }
}
