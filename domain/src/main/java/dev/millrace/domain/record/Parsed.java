package dev.millrace.domain.record;

import dev.millrace.domain.document.Bytes;
import java.util.List;

/** What became of untrusted input: a record of the family, or every reason why it is none. */
public sealed interface Parsed<R> {

  /** A record that holds all that its family demands. */
  record Accepted<R>(R record) implements Parsed<R> {}

  /** Input that is no record of the family: all reasons at once, and the bytes to keep. */
  record Rejected<R>(List<Reason> reasons, Bytes raw) implements Parsed<R> {

    public Rejected {
      reasons = List.copyOf(reasons);
      requireReasons(reasons);
    }

    private static void requireReasons(List<Reason> reasons) {
      if (reasons.isEmpty()) {
        throw new IllegalArgumentException("a rejection says why");
      }
    }
  }
}
