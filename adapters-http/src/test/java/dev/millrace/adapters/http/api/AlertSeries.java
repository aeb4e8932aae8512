package dev.millrace.adapters.http.api;

import dev.millrace.application.alert.Sample;
import dev.millrace.application.alert.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is measured of one hop, family or topic, minute by minute.
 *
 * @param values as promtool writes them: {@code 1}, {@code stale} for what could not be measured,
 *     {@code 10+3x2} for 10, 13 and 16
 */
record AlertSeries(Signal signal, String of, String values) {

  Optional<Sample> at(int minute) {
    List<OptionalDouble> all = new ArrayList<>();
    for (String token : values.split(" ", -1)) {
      expand(all, token);
    }
    return minute < all.size() && all.get(minute).isPresent()
        ? Optional.of(new Sample(signal, of, all.get(minute).getAsDouble()))
        : Optional.empty();
  }

  private static void expand(List<OptionalDouble> all, String token) {
    if (token.equals("stale")) {
      all.add(OptionalDouble.empty());
      return;
    }
    String[] parts = token.split("[+x]", -1);
    double first = Double.parseDouble(parts[0]);
    double step = parts.length == 1 ? 0 : Double.parseDouble(parts[1]);
    int steps = parts.length == 1 ? 0 : Integer.parseInt(parts[2]);
    for (int i = 0; i <= steps; i++) {
      all.add(OptionalDouble.of(first + i * step));
    }
  }

  /** Its name in Prometheus. */
  String name() {
    return "%s{%s=\"%s\"}".formatted(signal.metric(), signal.label(), of);
  }
}
