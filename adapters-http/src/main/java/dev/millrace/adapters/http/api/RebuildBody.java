package dev.millrace.adapters.http.api;

import dev.millrace.domain.document.Bytes;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A rebuild as a client describes it. */
record RebuildBody(String view, boolean isToSwap) {

  static final String VIEW = "view";
  static final String SWAP = "swap";

  static final Set<String> ALL = Set.of(VIEW, SWAP);

  static Body.Read<RebuildBody> read(Bytes bytes) {
    return Body.read(
        bytes,
        ALL,
        body -> {
          String view = body.parsed(VIEW, UnaryOperator.identity());
          boolean isToSwap = body.flag(SWAP);
          return () -> new RebuildBody(Objects.requireNonNull(view), isToSwap);
        });
  }
}
