package dev.millrace.domain.port.source;

import dev.millrace.domain.failure.Failure;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/**
 * A source that fails by a script, one entry per call, and works when the script has ended. Safe
 * for any number of threads.
 */
public final class FaultyRecordSource implements RecordSource {

  private final RecordSource source;
  private final Queue<Optional<Failure>> script = new ArrayDeque<>();
  private int calls;

  public FaultyRecordSource(RecordSource source) {
    this.source = source;
  }

  /** The next call that the script says nothing of yet fails so. */
  public synchronized FaultyRecordSource thenFail(Failure failure) {
    script.add(Optional.of(failure));
    return this;
  }

  /** The next call that the script says nothing of yet works. */
  public synchronized FaultyRecordSource thenWork() {
    script.add(Optional.empty());
    return this;
  }

  /** How often it was asked, failed calls included. */
  public synchronized int calls() {
    return calls;
  }

  @Override
  public FetchedPage fetch(PageRequest request, Set<String> secrets) {
    next()
        .ifPresent(
            failure -> {
              throw failure;
            });
    return source.fetch(request, secrets);
  }

  private synchronized Optional<Failure> next() {
    calls++;
    return script.isEmpty() ? Optional.empty() : script.remove();
  }
}
