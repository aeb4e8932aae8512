package dev.millrace.bootstrap.services.wiring;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens something when it is first asked for. What could not be opened is tried again. */
final class Late<T> implements Supplier<T>, AutoCloseable {

  private final Supplier<T> opening;
  private final Consumer<T> closing;
  private @Nullable T opened;

  Late(Supplier<T> opening, Consumer<T> closing) {
    this.opening = opening;
    this.closing = closing;
  }

  @Override
  public synchronized T get() {
    T known = opened;
    if (known == null) {
      known = opening.get();
      opened = known;
    }
    return known;
  }

  /** Closes it, if anybody ever asked for it. */
  @Override
  public synchronized void close() {
    T known = opened;
    if (known != null) {
      closing.accept(known);
    }
  }
}
