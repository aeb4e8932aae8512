package dev.millrace.adapters.spark;

import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.DeadLetters;
import java.util.ArrayList;
import java.util.List;

/** Sends dead letters together, before they are too many or too large to be held. */
final class LettersToSend {

  static final int MOST = 100;
  static final long MOST_BYTES = 4 << 20;

  private final DeadLetters deadLetters;
  private final List<DeadLetter> letters = new ArrayList<>();
  private long bytes;

  LettersToSend(DeadLetters deadLetters) {
    this.deadLetters = deadLetters;
  }

  void add(DeadLetter letter) {
    letters.add(letter);
    bytes += letter.length();
    if (letters.size() >= MOST || bytes >= MOST_BYTES) {
      send();
    }
  }

  /** Sends what is left. When it returns, every letter that was added is durable. */
  void send() {
    if (!letters.isEmpty()) {
      deadLetters.send(List.copyOf(letters));
      letters.clear();
      bytes = 0;
    }
  }
}
