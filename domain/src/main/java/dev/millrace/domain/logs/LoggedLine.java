package dev.millrace.domain.logs;

import dev.millrace.domain.template.Header;
import dev.millrace.domain.template.Level;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line that a program wrote.
 *
 * @param id the sender's: the same id is the same line
 * @param source what wrote it, such as the name of a service: its templates are mined by themselves
 * @param host where it was written
 * @param at when it was written, by the sender's clock, to the millisecond
 * @param line as it was written, with its header; line breaks may be in it
 */
public record LoggedLine(UUID id, String source, @Nullable String host, Instant at, String line) {

  public LoggedLine {
    at = at.truncatedTo(ChronoUnit.MILLIS);
  }

  /** As the line's header tells it. */
  Level level() {
    return Header.of(line).level();
  }

  /** Whether there is anything in it. */
  boolean isBlank() {
    return line.isBlank();
  }
}
