package dev.millrace.adapters.postgres;

/** Text that the type {@code text} can hold: it has no U+0000 and no half of a surrogate pair. */
final class PlainText {

  private static final String REPLACEMENT = "\ufffd";

  private PlainText() {}

  /** The same text with a visible replacement for what cannot be stored. */
  static String of(String text) {
    return text.replace("\u0000", REPLACEMENT).replaceAll("\\p{Cs}", REPLACEMENT);
  }
}
