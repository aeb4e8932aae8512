package dev.millrace.domain.port.run;

import dev.millrace.domain.testing.InMemoryStore;
import java.time.InstantSource;

class InMemoryRunsTest implements RunsContract {

  private final InMemoryStore store = new InMemoryStore(InstantSource.system());

  @Override
  public Runs runs() {
    return new InMemoryRuns(store);
  }
}
