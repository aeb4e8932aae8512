package dev.millrace.adapters.postgres;

/**
 * An answer that was no page, and was read.
 *
 * @param isNamed whether it names the key that is looked for
 */
record AnswerPlace(long id, boolean isNamed) {

  /** The place before all others. */
  static final AnswerPlace START = new AnswerPlace(0, false);
}
