package dev.millrace.bootstrap.services.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;

/**
 * Shows the same few lines again and again: in place on a terminal, one after the other elsewhere.
 */
final class Screen {

  private static final String UP = "\u001b[%dA";
  private static final String CLEAR_REST = "\u001b[K";
  private static final String CLEAR_BELOW = "\u001b[J";

  private final Consumer<String> out;
  private final boolean redraws;
  private int drawn;

  /**
   * @param out takes text as it is
   * @param redraws whether it knows escape sequences
   */
  Screen(Consumer<String> out, boolean redraws) {
    this.out = out;
    this.redraws = redraws;
  }

  /**
   * Each look is one piece of whole lines, so that an end between two looks leaves nothing half.
   */
  void show(Instant at, List<String> lines) {
    String time = at.truncatedTo(ChronoUnit.SECONDS).toString();
    StringBuilder piece = new StringBuilder();
    if (redraws) {
      piece
          .append(drawn > 0 ? UP.formatted(drawn) : "")
          .append(time)
          .append(CLEAR_REST)
          .append('\n');
      lines.forEach(line -> piece.append(line).append(CLEAR_REST).append('\n'));
      piece.append(CLEAR_BELOW);
      drawn = lines.size() + 1;
    } else {
      lines.forEach(line -> piece.append(time).append(' ').append(line).append('\n'));
    }
    out.accept(piece.toString());
  }
}
