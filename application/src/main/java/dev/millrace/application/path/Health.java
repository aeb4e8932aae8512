package dev.millrace.application.path;

/** How a hop of the path stands, the worst last. */
public enum Health {
  /** Has nothing to do. */
  IDLE,
  /** Does what it has to do. */
  WELL,
  /** Nobody can tell: what would, does not answer, or was not asked yet. */
  UNKNOWN,
  /** Works, and cannot keep up or waits for something. */
  BEHIND,
  /** Does not do its work. */
  DOWN
}
