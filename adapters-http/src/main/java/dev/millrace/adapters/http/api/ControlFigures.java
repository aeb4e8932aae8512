package dev.millrace.adapters.http.api;

import dev.millrace.application.alert.Sample;
import dev.millrace.application.alert.Signal;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a control process tells Prometheus of the path: the figures by which alerts are told.
 *
 * @param samples as they were measured last; none when that is too long ago
 */
public record ControlFigures(Supplier<List<Sample>> samples) {

  void show(Exposition page) {
    List<Sample> measured = samples.get();
    for (Signal signal : Signal.values()) {
      page.about(signal.metric(), signal.isCounter() ? "counter" : "gauge", signal.help());
      measured.stream()
          .filter(sample -> sample.signal() == signal)
          .forEach(
              sample ->
                  page.sample(
                      signal.metric(), Map.of(signal.label(), sample.of()), sample.value()));
    }
  }
}
