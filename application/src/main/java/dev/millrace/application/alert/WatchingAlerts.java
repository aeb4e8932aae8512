package dev.millrace.application.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@link WatchAlerts} that keeps the last minutes in memory. */
public final class WatchingAlerts implements WatchAlerts {

  private record Place(Alert alert, String of) {}

  private final Samples samples = new Samples();
  private Map<Place, Instant> met = Map.of();

  @Override
  public synchronized List<Firing> measured(Instant at, List<Sample> measured) {
    samples.add(at, measured);
    Map<Place, Instant> before = met;
    met = new HashMap<>();
    List<Firing> firing = new ArrayList<>();
    for (Alert alert : Alert.values()) {
      alert
          .condition()
          .met(samples)
          .forEach(
              (of, value) -> {
                Place place = new Place(alert, of);
                Instant since = before.getOrDefault(place, at);
                met.put(place, since);
                if (Duration.between(since, at).compareTo(alert.hold()) >= 0) {
                  firing.add(new Firing(alert, of, value, since));
                }
              });
    }
    return firing;
  }
}
