package dev.millrace.application.rebuild;

import dev.millrace.domain.failure.TransientFailure;

/**
 * Whoever works on a rebuild is to stop here; what is done stays, and whoever comes next goes on.
 */
final class BrokenOff extends TransientFailure {

  private static final long serialVersionUID = 1L;

  BrokenOff(String why) {
    super(why);
  }
}
