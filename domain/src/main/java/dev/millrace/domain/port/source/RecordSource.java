package dev.millrace.domain.port.source;

import java.util.Set;

/** Where records come from: an HTTP API that answers pages. */
public interface RecordSource {

  /**
   * Fetches one page, whole or not at all. Retries what may pass by itself, bounded in number and
   * time; the deadline covers the whole body.
   *
   * @param secrets the dotted paths within a record whose values are blanked before anything else
   * @throws UnusablePage when the last answer is no page that holds what was asked for
   * @throws dev.millrace.domain.failure.TransientFailure when the source cannot be reached, times
   *     out, or answers 408, 429 or 5xx
   * @throws dev.millrace.domain.failure.PermanentFailure when it answers another 4xx or may not be
   *     asked
   */
  FetchedPage fetch(PageRequest request, Set<String> secrets);
}
