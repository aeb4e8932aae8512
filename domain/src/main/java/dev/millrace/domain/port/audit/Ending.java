package dev.millrace.domain.port.audit;

/** What became of a deed. */
public enum Ending {
  DONE,
  /** It was not done, for a reason that who asked was told. */
  REFUSED,
  /** It failed, and is not done. */
  FAILED,
  /** Nobody knows whether it was done. */
  UNKNOWN
}
