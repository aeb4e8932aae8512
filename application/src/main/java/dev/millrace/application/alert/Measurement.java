package dev.millrace.application.alert;

import dev.millrace.application.books.Ends;
import dev.millrace.application.path.Health;
import dev.millrace.application.path.Hop;
import dev.millrace.application.path.HopName;
import dev.millrace.application.path.PathState;
import dev.millrace.domain.port.outbox.Backlog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be measured of a path.
 *
 * @param runs null while PostgreSQL does not tell
 * @param stuck for how long the last stable offset of each topic has stood before an open
 *     transaction; null while Kafka does not tell
 * @param ends how the events of each family ended
 */
public record Measurement(
    PathState path,
    @Nullable RunsReading runs,
    @Nullable Map<String, Duration> stuck,
    Map<String, Ends> ends) {

  private static final double MILLIS = 1e3;

  /** The figures. */
  public List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    path.hops().forEach(hop -> add(samples, hop));
    if (runs != null) {
      add(samples, runs);
    }
    if (stuck != null) {
      stuck.forEach(
          (topic, since) ->
              samples.add(new Sample(Signal.STABLE_OFFSET_STUCK, topic, seconds(since))));
    }
    ends.forEach(
        (family, counts) -> {
          samples.add(new Sample(Signal.SERVED, family, counts.served()));
          samples.add(new Sample(Signal.DEAD, family, counts.dead()));
        });
    return samples;
  }

  private static void add(List<Sample> samples, Hop hop) {
    String name = label(hop.name());
    if (hop.health() != Health.UNKNOWN) {
      samples.add(new Sample(Signal.HOP_UP, name, hop.health() == Health.DOWN ? 0 : 1));
    }
    Backlog backlog = hop.backlog();
    if (backlog != null) {
      samples.add(new Sample(Signal.HOP_WAITING, name, backlog.records()));
      samples.add(new Sample(Signal.HOP_DELAY, name, seconds(backlog.age())));
    }
  }

  private void add(List<Sample> samples, RunsReading reading) {
    Instant waiting = reading.waitingSince();
    Duration delay = waiting == null ? Duration.ZERO : Duration.between(waiting, path.at());
    samples.add(new Sample(Signal.HOP_DELAY, label(HopName.SOURCE), seconds(delay)));
    reading
        .last()
        .forEach(
            run -> {
              samples.add(new Sample(Signal.LAST_RUN_RECORDS, run.family(), run.records()));
              samples.add(
                  new Sample(Signal.LAST_RUN_CHANGED_FIELDS, run.family(), run.changedFields()));
            });
  }

  private static String label(HopName hop) {
    return hop.name().toLowerCase(Locale.ROOT);
  }

  private static double seconds(Duration time) {
    return Math.max(0, time.toMillis()) / MILLIS;
  }
}
