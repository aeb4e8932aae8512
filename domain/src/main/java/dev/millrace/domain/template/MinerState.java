package dev.millrace.domain.template;

import dev.millrace.domain.document.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a miner holds, as bytes: a number for the form, how many lines it took, how many templates
 * there are, and each of them.
 */
record MinerState(long lines, List<Held> templates) {

  private static final int FORM = 1;
  private static final int NUMBERS = 2 * Integer.BYTES + Long.BYTES;

  /** More than the numbers and the longest template together. */
  static final int MAX_OF_ONE = 4_096;

  MinerState {
    templates = List.copyOf(templates);
  }

  Bytes bytes() {
    int length = templates.stream().mapToInt(Held::length).sum();
    ByteBuffer to = ByteBuffer.allocate(NUMBERS + length);
    to.putInt(FORM).putLong(lines).putInt(templates.size());
    templates.forEach(held -> held.write(to));
    return Bytes.of(to.array());
  }

  /**
   * Reads what {@link #bytes} wrote.
   *
   * @param state no bytes are those of a miner that has taken nothing
   * @throws IllegalArgumentException when they are of another form
   */
  static MinerState of(Bytes state) {
    if (state.length() == 0) {
      return new MinerState(0, List.of());
    }
    ByteBuffer from = ByteBuffer.wrap(state.array());
    requireForm(from.getInt());
    long lines = from.getLong();
    List<Held> templates = new ArrayList<>();
    for (int left = from.getInt(); left > 0; left--) {
      templates.add(Held.read(from));
    }
    return new MinerState(lines, templates);
  }

  private static void requireForm(int form) {
    if (form != FORM) {
      throw new IllegalArgumentException(
          "the state is of form %d; this version of Millrace reads form %d".formatted(form, FORM));
    }
  }
}
