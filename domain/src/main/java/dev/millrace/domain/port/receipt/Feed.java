package dev.millrace.domain.port.receipt;

import java.time.Duration;
import java.util.List;

/** What a topic brings, at least once: what is not acknowledged comes again after a restart. */
public interface Feed<T> extends AutoCloseable {

  /** The next items; empty when none came within {@code patience}. */
  List<T> poll(Duration patience);

  /** Everything that {@link #poll} returned so far is durable elsewhere. */
  void acknowledge();

  @Override
  void close();
}
