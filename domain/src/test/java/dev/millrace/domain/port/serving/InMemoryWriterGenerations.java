package dev.millrace.domain.port.serving;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Generations of one process. Thread-safe. */
public final class InMemoryWriterGenerations implements WriterGenerations {

  private final Map<String, Long> latest = new ConcurrentHashMap<>();

  @Override
  public long note(String name, long generation) {
    return latest.merge(name, generation, Math::max);
  }
}
