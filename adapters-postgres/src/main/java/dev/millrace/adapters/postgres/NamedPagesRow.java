package dev.millrace.adapters.postgres;

import java.util.UUID;

/**
 * What came of pages whose records were named.
 *
 * @param run the last page's
 * @param names how many records no event had named
 * @param unnamed how many events are neither in the outbox nor in the raw data
 */
record NamedPagesRow(UUID run, int page, int names, long unnamed) {

  PagePlace place() {
    return new PagePlace(run, page);
  }
}
