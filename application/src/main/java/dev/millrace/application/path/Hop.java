package dev.millrace.application.path;

import dev.millrace.domain.port.outbox.Backlog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a hop stands.
 *
 * @param brief the same in a few words, without figures: it changes when the hop's state does
 * @param words how it stands in a sentence without a subject, with figures and what to do
 * @param rate records a second; null where none is measured, or not for long enough
 * @param recent the rates of the last minutes, the newest last; none where none is measured
 * @param backlog what waits for it; null where that is not known, or nothing waits there
 */
public record Hop(
    HopName name,
    Health health,
    String brief,
    String words,
    @Nullable Double rate,
    List<Double> recent,
    @Nullable Backlog backlog) {

  public Hop {
    recent = List.copyOf(recent);
  }
}
