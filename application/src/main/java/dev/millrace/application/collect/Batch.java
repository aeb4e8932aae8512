package dev.millrace.application.collect;

import dev.millrace.domain.call.Answer;
import dev.millrace.domain.record.FamilyName;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Records that are pushed together.
 *
 * @param lines at least one
 * @param call null when nobody will repeat it
 * @param wording finds the words of the answer; it is kept with the records, so this is asked
 *     before they are durable
 */
public record Batch(
    FamilyName family, List<Line> lines, @Nullable Call call, Function<Taken, Answer> wording) {

  public Batch {
    lines = List.copyOf(lines);
    requireLines(lines);
  }

  private static void requireLines(List<Line> lines) {
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("a batch holds a record");
    }
  }
}
