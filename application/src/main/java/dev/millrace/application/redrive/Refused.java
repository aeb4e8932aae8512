package dev.millrace.application.redrive;

import dev.millrace.application.replay.Lost;

/**
 * A dead letter that is not redriven.
 *
 * @param letter its number
 */
public record Refused(long letter, Why why) {

  /** Why not. */
  public enum Why {
    /** At so many attempts that another one is likely to end as they did. */
    LOOP("its event has died at 3 attempts or more; --force sends it again"),
    NAMELESS("it names no event of ours: who else wrote it has to send it again"),
    NO_VERSION("there is no such record, or it was erased; if that is what died, erase it again"),
    NOT_KEPT(
        "its bytes are no longer kept: neither in the letter, nor in the outbox, nor as raw data"),
    READS_OTHERWISE("its bytes are no longer kept, and its raw record reads otherwise today"),
    SUPERSEDED(
        "its record has later versions, and not all of them are kept, or one does not know all of"
            + " today's views: nobody would delete the rows that it writes"),
    MANY_VERSIONS(
        "its record has had too many versions since to be published in one piece; `millrace replay`"
            + " of its run publishes them");

    private final String inWords;

    Why(String inWords) {
      this.inWords = inWords;
    }

    public String inWords() {
      return inWords;
    }

    static Why of(Lost.Why lost) {
      return switch (lost) {
        case NO_VERSION -> NO_VERSION;
        case NOT_KEPT, NO_PREVIOUS -> NOT_KEPT;
        case READS_OTHERWISE -> READS_OTHERWISE;
        case GAP, NEWER_VIEW -> SUPERSEDED;
      };
    }
  }
}
