package dev.millrace.adapters.http;

import dev.millrace.application.collect.Line;
import dev.millrace.domain.document.Bytes;

/**
 * A record that was pushed, as it is taken and as it came.
 *
 * @param whole the same as the line's bytes, unless less of it is kept; it may hold secrets then,
 *     so nothing that is made of it may be kept which confirms a guess
 */
public record PushedLine(Line line, Bytes whole) {

  /** Whether all of it is kept, but for its secrets. */
  public boolean isKept() {
    return line.raw().bytes().equals(whole);
  }
}
