package dev.millrace.adapters.http;

import dev.millrace.adapters.http.SourceRequest.Outcome;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.source.UnusablePage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Counts requests to sources by how they ended. Safe for any number of threads. */
final class SourceRequests {

  private final Map<SourceRequest, Long> counts = new ConcurrentHashMap<>();

  Map<SourceRequest, Long> counts() {
    return Map.copyOf(counts);
  }

  <T> T counted(boolean isRetry, Supplier<T> request) {
    try {
      T page = request.get();
      count(isRetry, Outcome.PAGE);
      return page;
    } catch (RuntimeException failure) {
      count(isRetry, outcome(failure));
      throw failure;
    }
  }

  private void count(boolean isRetry, Outcome outcome) {
    counts.merge(new SourceRequest(isRetry, outcome), 1L, Long::sum);
  }

  private static Outcome outcome(RuntimeException failure) {
    if (failure instanceof UnusablePage page) {
      return page.isEmpty() ? Outcome.EMPTY : Outcome.UNUSABLE;
    }
    if (failure instanceof RetryLater) {
      return Outcome.BUSY;
    }
    if (failure instanceof PermanentFailure) {
      return Outcome.REFUSED;
    }
    return Thread.currentThread().isInterrupted() ? Outcome.GIVEN_UP : Outcome.FAILED;
  }
}
