package dev.millrace.domain.port.log;

import dev.millrace.domain.record.FamilyName;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

final class InMemoryTopicsTest implements TopicsContract {

  private final Topics topics = new InMemoryTopics(new InMemoryLog(InstantSource.system(), 4));
  private final AtomicInteger families = new AtomicInteger();

  @Override
  public Topics topics() {
    return topics;
  }

  @Override
  public FamilyName newFamily() {
    return new FamilyName("sample-" + families.incrementAndGet());
  }
}
