package dev.millrace.domain.template;

/** What a template's rate did. */
public sealed interface RateAlert {

  /**
   * It has left its band.
   *
   * @param minute since the epoch
   * @param lines in that minute
   * @param low how many were expected at least
   * @param high how many were expected at most
   */
  record Left(long minute, long lines, long low, long high) implements RateAlert {}

  /** It is back, or the band has come to where it stays. */
  record Returned(long minute, long lines) implements RateAlert {}
}
