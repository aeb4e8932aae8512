package dev.millrace.domain.port.intake;

/** What became of a record at intake. */
public enum Outcome {
  /** A new version: it has an event on its way. */
  STORED,
  /** The same content as the key's latest version. */
  DUPLICATE,
  /** The same event id with other content. Kept in quarantine. */
  CONFLICT,
  /** Not a record of the family. Kept in quarantine with its reasons. */
  REJECTED
}
