package dev.millrace.benchmarks.peer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Which of several settings is the fastest, found by trying them: so that a peer runs with its own
 * best.
 *
 * @param perSecond how many records each carried, in the order of the settings
 */
public record Sweep<T>(T best, Map<T, Double> perSecond) {

  public Sweep {
    perSecond = Collections.unmodifiableMap(new LinkedHashMap<>(perSecond));
  }

  /**
   * Tries all twice, and believes the second time, when everything is warm.
   *
   * @param opening makes, untimed, what the work with a setting starts from
   * @param work does it, and tells how many records it carried
   * @param closing gives back, untimed, what was made
   * @param nanos the time as {@link System#nanoTime} tells it
   */
  public static <T, W> Sweep<T> of(
      List<T> settings,
      Function<T, W> opening,
      ToLongFunction<W> work,
      Consumer<W> closing,
      LongSupplier nanos) {
    Map<T, Double> perSecond = new LinkedHashMap<>();
    for (int time = 0; time < 2; time++) {
      for (T setting : settings) {
        W opened = opening.apply(setting);
        perSecond.put(setting, perSecond(opened, work, nanos));
        closing.accept(opened);
      }
    }
    T best =
        Collections.max(perSecond.entrySet(), Map.Entry.<T, Double>comparingByValue()).getKey();
    return new Sweep<>(best, perSecond);
  }

  /** The same for work that starts from nothing but its setting. */
  public static <T> Sweep<T> of(List<T> settings, ToLongFunction<T> work, LongSupplier nanos) {
    return of(settings, Function.identity(), work, done -> {}, nanos);
  }

  private static <W> double perSecond(W opened, ToLongFunction<W> work, LongSupplier nanos) {
    long begun = nanos.getAsLong();
    long records = work.applyAsLong(opened);
    return records * 1e9 / Math.max(1, nanos.getAsLong() - begun);
  }

  /** All that was tried, for people. */
  public String text() {
    return perSecond.entrySet().stream()
        .map(tried -> String.format(Locale.ROOT, "%s: %.0f/s", tried.getKey(), tried.getValue()))
        .collect(Collectors.joining(", "));
  }
}
