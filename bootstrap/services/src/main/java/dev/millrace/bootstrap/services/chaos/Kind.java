package dev.millrace.bootstrap.services.chaos;

/** How a process is struck. */
public enum Kind {
  /** SIGKILL: it is gone at once, and whoever supervises it has to start it again. */
  KILL,
  /** SIGSTOP, and SIGCONT later: its connections stay open, and nothing answers. */
  PAUSE
}
