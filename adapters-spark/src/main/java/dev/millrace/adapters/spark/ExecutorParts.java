package dev.millrace.adapters.spark;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The parts that this JVM has open. Static, because it is all that outlives a task here. */
final class ExecutorParts {

  private static final ConcurrentMap<PartsAddress, StreamParts<?>> OPEN = new ConcurrentHashMap<>();

  private ExecutorParts() {}

  static StreamParts<?> of(PartsAddress address) {
    return OPEN.computeIfAbsent(address, ExecutorParts::open);
  }

  private static StreamParts<?> open(PartsAddress address) {
    StreamParts<?> parts = address.open();
    ShutdownOrder.AFTER_SPARK.run(parts::close);
    return parts;
  }
}
