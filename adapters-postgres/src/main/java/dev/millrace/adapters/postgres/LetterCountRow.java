package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.LetterCount;
import dev.millrace.domain.port.deadletter.LetterState;

/** How many dead letters have this in common. */
record LetterCountRow(String family, String stage, String code, String state, long letters) {

  LetterCount toCount() {
    return new LetterCount(
        family, stage, DeadLetter.Code.valueOf(code), LetterState.valueOf(state), letters);
  }
}
