package dev.millrace.application.replay;

import dev.millrace.domain.record.RecordKey;

/** A record that cannot be replayed, or its current version alone. */
public record Lost(RecordKey key, Why why) {

  /** Why not. */
  public enum Why {
    /** Nobody has taken it in, or it was erased since. */
    NO_VERSION("there is no such record, or it was erased"),
    NOT_KEPT("neither its event is in the outbox, nor its raw record kept"),
    /** From before the rows of the version before were kept with a version. */
    NO_PREVIOUS("its event is not in the outbox, and what its version replaced was not kept"),
    /** The family reads other content in it than when it was taken in. */
    READS_OTHERWISE("its event is not in the outbox, and its raw record reads otherwise today"),
    GAP(
        "its current version was published; an earlier one that is named was not, as the outbox does"
            + " not keep all versions after it"),
    NEWER_VIEW(
        "its current version was published; an earlier one that moved it was not, as the version after"
            + " it does not know all of today's views");

    private final String inWords;

    Why(String inWords) {
      this.inWords = inWords;
    }

    public String inWords() {
      return inWords;
    }
  }
}
