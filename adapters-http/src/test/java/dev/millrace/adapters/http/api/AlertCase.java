package dev.millrace.adapters.http.api;

import dev.millrace.application.alert.Alert;
import dev.millrace.application.alert.Firing;
import dev.millrace.application.alert.Sample;
import dev.millrace.application.alert.Signal;
import dev.millrace.application.alert.WatchAlerts;
import dev.millrace.application.alert.WatchingAlerts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is measured, and where an alert fires then: at each of these minutes of those hops, families
 * or topics, with those words.
 */
record AlertCase(
    String name,
    Alert alert,
    List<AlertSeries> series,
    SortedMap<Integer, Map<String, String>> expected) {

  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  private static final Map<String, String> NOTHING = Map.of();

  /** The thresholds stand here a second time: who changes one has to change both. */
  static final List<AlertCase> ALL =
      List.of(
          of("a hop that is down for a minute", Alert.HOP_DOWN)
              .with(Signal.HOP_UP, "relay", "1 0 0 1 1")
              .with(Signal.HOP_UP, "stream", "1+0x4")
              .fires(1, NOTHING)
              .fires(2, Map.of("relay", "relay does not do its work"))
              .fires(3, NOTHING),
          of("a hop of which nobody could tell for a moment", Alert.HOP_DOWN)
              .with(Signal.HOP_UP, "relay", "0 0 stale 0 0")
              .fires(1, Map.of("relay", "relay does not do its work"))
              .fires(2, NOTHING)
              .fires(3, NOTHING)
              .fires(4, Map.of("relay", "relay does not do its work")),
          of("an open transaction", Alert.STABLE_OFFSET_STUCK)
              .with(Signal.STABLE_OFFSET_STUCK, "millrace.users", "0 60 61 0")
              .with(Signal.STABLE_OFFSET_STUCK, "millrace.logs", "0+0x3")
              .fires(1, NOTHING)
              .fires(
                  2,
                  Map.of(
                      "millrace.users",
                      "a transaction in millrace.users has been open and silent for 61 s, and"
                          + " readers stand before it"))
              .fires(3, NOTHING),
          of("what waits for more than a minute", Alert.LATE)
              .with(Signal.HOP_DELAY, "stream", "61 61 60 61")
              .with(Signal.HOP_DELAY, "relay", "60+0x3")
              .fires(0, NOTHING)
              .fires(1, Map.of("stream", "what waits longest before stream has waited for 61 s"))
              .fires(2, NOTHING)
              .fires(3, NOTHING),
          of("a backlog that grows, one that stands, one that grows slowly", Alert.BACKLOG_GROWS)
              .with(Signal.HOP_WAITING, "relay", "0+6000x20 120000+0x10")
              .with(Signal.HOP_WAITING, "kafka", "900000+0x31")
              .with(Signal.HOP_WAITING, "stream", "0+5000x31")
              .fires(14, NOTHING)
              .fires(
                  15, Map.of("relay", "60000 records more than ten minutes ago wait before relay"))
              .fires(31, NOTHING),
          of("a share of dead letters", Alert.DEAD_LETTERS)
              .with(Signal.DEAD, "users", "0+3x30 90+0x20")
              .with(Signal.SERVED, "users", "0+97x51")
              .with(Signal.DEAD, "logs", "0+1x51")
              .with(Signal.SERVED, "logs", "0+100x51")
              .with(Signal.DEAD, "sensor-readings", "0+0x51")
              .with(Signal.SERVED, "sensor-readings", "0+0x51")
              .fires(0, NOTHING)
              .fires(
                  20,
                  Map.of(
                      "users",
                      "of the events of users that ended in the last 15 minutes, 3 % are dead"
                          + " letters"))
              .fires(50, NOTHING),
          of("a run without a record", Alert.ZERO_RECORDS)
              .with(Signal.LAST_RUN_RECORDS, "users", "5 1 0 1")
              .fires(1, NOTHING)
              .fires(2, Map.of("users", "the last run of users brought no record"))
              .fires(3, NOTHING),
          of("a run with other fields", Alert.DRIFT)
              .with(Signal.LAST_RUN_CHANGED_FIELDS, "users", "0 2 0")
              .fires(0, NOTHING)
              .fires(1, Map.of("users", "2 fields are new or missing in the last run of users"))
              .fires(2, NOTHING));

  private static AlertCase of(String name, Alert alert) {
    return new AlertCase(name, alert, List.of(), new TreeMap<>());
  }

  private AlertCase with(Signal signal, String of, String values) {
    List<AlertSeries> more = new ArrayList<>(series);
    more.add(new AlertSeries(signal, of, values));
    return new AlertCase(name, alert, List.copyOf(more), expected);
  }

  private AlertCase fires(int minute, Map<String, String> words) {
    SortedMap<Integer, Map<String, String>> more = new TreeMap<>(expected);
    more.put(minute, words);
    return new AlertCase(name, alert, series, more);
  }

  /** What the control center shows at these minutes, when it measures every minute. */
  SortedMap<Integer, Map<String, String>> shown() {
    WatchAlerts watch = new WatchingAlerts();
    SortedMap<Integer, Map<String, String>> shown = new TreeMap<>();
    for (int minute = 0; minute <= expected.lastKey(); minute++) {
      List<Firing> firing =
          watch.measured(START.plus(Duration.ofMinutes(minute)), measured(minute));
      if (expected.containsKey(minute)) {
        SortedMap<String, String> words = new TreeMap<>();
        firing.stream()
            .filter(one -> one.alert() == alert)
            .forEach(one -> words.put(one.of(), one.words()));
        shown.put(minute, words);
      }
    }
    return shown;
  }

  private List<Sample> measured(int minute) {
    return series.stream().map(one -> one.at(minute)).flatMap(Optional::stream).toList();
  }
}
