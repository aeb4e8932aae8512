package dev.millrace.application.ingest;

import dev.millrace.domain.failure.TransientFailure;

/** Nothing is taken in for now. Nobody failed. */
final class PathIsFull extends TransientFailure {

  private static final long serialVersionUID = 1L;

  PathIsFull(String reason) {
    super(reason);
  }
}
