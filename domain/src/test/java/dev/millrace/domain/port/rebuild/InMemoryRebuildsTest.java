package dev.millrace.domain.port.rebuild;

import java.time.InstantSource;

class InMemoryRebuildsTest implements RebuildsContract {

  private final Rebuilds rebuilds = new InMemoryRebuilds(InstantSource.system());

  @Override
  public Rebuilds rebuilds() {
    return rebuilds;
  }
}
