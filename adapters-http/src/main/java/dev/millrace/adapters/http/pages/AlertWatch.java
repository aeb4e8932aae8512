package dev.millrace.adapters.http.pages;

import dev.millrace.application.alert.Firing;
import dev.millrace.application.alert.Measurement;
import dev.millrace.application.alert.RunsReading;
import dev.millrace.application.alert.Sample;
import dev.millrace.application.alert.WatchAlerts;
import dev.millrace.application.path.PathState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures the path again and again, whether somebody watches or not, and keeps what fires. What
 * begins and ends to fire is told in the log, too.
 */
public final class AlertWatch {

  private static final Logger LOG = LoggerFactory.getLogger(AlertWatch.class);

  /** Who is late is measured the next time; the process ends no later for it. */
  private static final Duration PATIENCE = Duration.ofMillis(1_500);

  /** What was measured before says nothing of now. */
  private static final Duration LONG_AGO = Duration.ofMinutes(2);

  private final PathWatch path;
  private final Look<RunsReading> runs;
  private final Look<Map<String, Duration>> stuck;
  private final Sights sights;
  private final WatchAlerts alerts;
  private final InstantSource clock;
  private volatile Seen seen = new Seen(Instant.MIN, List.of(), List.of());

  private record Seen(Instant at, List<Sample> samples, List<Firing> firing) {

    Set<String> names() {
      return firing.stream().map(AlertWatch::name).collect(Collectors.toSet());
    }
  }

  AlertWatch(PathWatch path, Sights sights, WatchAlerts alerts, InstantSource clock) {
    this.path = path;
    this.runs = new Look<>(sights.runs(), Duration.ZERO, clock);
    this.stuck = new Look<>(sights.stuck(), Duration.ZERO, clock);
    this.sights = sights;
    this.alerts = alerts;
    this.clock = clock;
  }

  /**
   * Measures once; to be called by one thread, and no two minutes apart. What cannot be measured
   * because of a mistake of ours is logged and grows old: the caller has other work than this.
   */
  public void look() {
    try {
      measure();
    } catch (RuntimeException mistake) {
      LOG.error("the alerts cannot be measured", mistake);
    }
  }

  private void measure() {
    CompletableFuture<?> asked =
        CompletableFuture.allOf(
            runs.refresh().toCompletableFuture(), stuck.refresh().toCompletableFuture());
    PathState state = path.state(PATIENCE).toCompletableFuture().join();
    asked.completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
    List<Sample> samples =
        new Measurement(state, runs.reading().value(), stuck.reading().value(), sights.ends().get())
            .samples();
    Instant now = clock.instant();
    Seen before = seen;
    seen = new Seen(now, samples, alerts.measured(now, samples));
    tell(before, seen);
  }

  private static void tell(Seen before, Seen now) {
    Set<String> known = before.names();
    now.firing().stream()
        .filter(firing -> !known.contains(name(firing)))
        .forEach(
            firing ->
                LOG.warn(
                    "{} fires: {}. {}", name(firing), firing.words(), firing.alert().advice()));
    Set<String> left = now.names();
    before.firing().stream()
        .map(AlertWatch::name)
        .filter(name -> !left.contains(name))
        .forEach(name -> LOG.info("{} fires no more", name));
  }

  private static String name(Firing firing) {
    return firing.alert().title() + " of " + firing.of();
  }

  /** What was measured last. */
  public List<Sample> samples() {
    return isOfNow() ? seen.samples() : List.of();
  }

  /** What fires, the most urgent first. */
  List<Firing> firing() {
    return seen.firing();
  }

  /** Whether that was told lately. */
  boolean isOfNow() {
    return !seen.at().isBefore(clock.instant().minus(LONG_AGO));
  }
}
