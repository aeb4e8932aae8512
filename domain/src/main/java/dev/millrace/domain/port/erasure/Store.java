package dev.millrace.domain.port.erasure;

/** Where something of a record is kept before the log. */
public enum Store {
  VERSION("its version"),
  RAW("raw records, as received"),
  PAGES("bodies of pages that name it"),
  OUTBOX("events in the outbox"),
  DEAD_LETTERS("dead letters with their bytes"),
  QUARANTINE("records in quarantine that name it"),
  UNUSABLE_PAGES("answers that were no pages and name it");

  private final String inWords;

  Store(String inWords) {
    this.inWords = inWords;
  }

  public String inWords() {
    return inWords;
  }
}
