package dev.millrace.domain.port.outbox;

import dev.millrace.domain.testing.InMemoryStore;
import java.time.InstantSource;

class InMemoryRelayProgressTest implements RelayProgressContract {

  private final InMemoryStore store = new InMemoryStore(InstantSource.system());

  @Override
  public RelayProgress progress() {
    return new InMemoryRelayProgress(store);
  }
}
