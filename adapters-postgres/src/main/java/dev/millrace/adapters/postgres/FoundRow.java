package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.erasure.Found;
import dev.millrace.domain.port.erasure.Store;

/** How much of a record was found in a store. */
record FoundRow(String store, long count) {

  Found toFound() {
    return new Found(Store.valueOf(store), count);
  }
}
