package dev.millrace.adapters.kafka;

import dev.millrace.domain.port.log.Progress;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The note that stands beside a committed offset: {@code v1 BATCH TIME}. */
final class ProgressText {

  private static final Pattern SHAPE = Pattern.compile("v1 (-?\\d{1,18}) (\\S{1,40})");

  /** What a note says. */
  record Note(long batch, Instant at) {

    static final Note NONE = new Note(Progress.NO_BATCH, Instant.EPOCH);
  }

  private ProgressText() {}

  static String write(Progress progress) {
    return "v1 " + progress.batch() + " " + progress.at();
  }

  /** Empty for the note of anybody else: tools commit offsets too. */
  static Optional<Note> read(@Nullable String text) {
    Matcher matcher = SHAPE.matcher(text == null ? "" : text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Note(Long.parseLong(matcher.group(1)), Instant.parse(matcher.group(2))));
    } catch (DateTimeException foreign) {
      return Optional.empty();
    }
  }
}
