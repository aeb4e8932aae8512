package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.intake.Standing;

/** How a locked run stands. */
record StandingRow(int nextPage, boolean isOver) {

  Standing toStanding() {
    return new Standing(nextPage, isOver);
  }
}
