package dev.millrace.domain.logs;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.template.RateAlert;
import dev.millrace.domain.template.RateBand;
import dev.millrace.domain.template.TemplateMiner;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The bands that the rates of a source's templates are expected in. A minute is judged once, with
 * the lines that it has then; a template that became part of another is learned anew with it.
 */
final class Bands {

  /** So many are held; the quietest are forgotten first. */
  static final int MOST = TemplateMiner.MAX_TEMPLATES;

  /** The longest form that {@link #write} makes. */
  static final int MAX_BYTES = Long.BYTES + Integer.BYTES + MOST * (Ids.BYTES + RateBand.BYTES);

  private final Map<String, RateBand> bands = new TreeMap<>();
  private long judged;

  /** Reads what {@link #write} wrote. */
  static Bands read(ByteBuffer from) {
    Bands bands = new Bands();
    bands.judged = from.getLong();
    for (int left = from.getInt(); left > 0; left--) {
      String template = Ids.read(from);
      byte[] band = new byte[RateBand.BYTES];
      from.get(band);
      bands.bands.put(template, RateBand.of(Bytes.of(band)));
    }
    return bands;
  }

  void write(ByteBuffer to) {
    to.putLong(judged).putInt(bands.size());
    bands.forEach(
        (template, band) -> {
          Ids.write(template, to);
          to.put(band.state().array());
        });
  }

  /** In bytes. */
  int length() {
    return Long.BYTES + Integer.BYTES + bands.size() * (Ids.BYTES + RateBand.BYTES);
  }

  void forget(String template) {
    bands.remove(template);
  }

  /**
   * Judges all minutes up to one, told since the epoch.
   *
   * @param alerts is told of what each template's rate did
   */
  void judge(Minutes minutes, long until, BiConsumer<String, RateAlert> alerts) {
    if (until <= judged) {
      return;
    }
    minutes
        .between(judged, until)
        .forEach(
            (minute, counts) -> counts.forEach((one, lines) -> take(one, minute, lines, alerts)));
    for (String template : List.copyOf(bands.keySet())) {
      take(template, until, 0, alerts);
    }
    judged = until;
    forgetTheQuietest();
  }

  /** A minute that a band has taken already is left out. */
  private void take(
      String template, long minute, long lines, BiConsumer<String, RateAlert> alerts) {
    RateBand band = bands.get(template);
    if (band == null) {
      bands.put(template, RateBand.first(minute, lines));
    } else {
      RateBand.Step step = band.take(minute, lines);
      bands.put(template, step.band());
      step.alerts().forEach(alert -> alerts.accept(template, alert));
    }
  }

  private void forgetTheQuietest() {
    if (bands.size() > MOST) {
      Comparator<Map.Entry<String, RateBand>> byRate =
          Comparator.comparingDouble(one -> one.getValue().mean());
      bands.entrySet().stream()
          .sorted(byRate.thenComparing(Map.Entry::getKey))
          .limit(bands.size() - MOST)
          .map(Map.Entry::getKey)
          .toList()
          .forEach(bands::remove);
    }
  }
}
