package dev.millrace.domain.port.deadletter;

/** What became of a dead letter. */
public enum LetterState {
  /** Nothing yet. */
  OPEN,
  /** Its event was published again, by a redrive or a replay; nobody has seen it served yet. */
  RETRIED,
  /** Its event was published again, and its row, or that of a later version, was seen since. */
  SERVED
}
