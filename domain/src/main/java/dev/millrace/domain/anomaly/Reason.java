package dev.millrace.domain.anomaly;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;

/**
 * What is the strangest about a reading.
 *
 * @param number of the feature
 * @param usual a number in the middle of those that it has been
 */
record Reason(Feature feature, boolean isHigh, float number, float usual) {

  private static final List<Feature> CODES = List.of(Feature.values());

  static final Reason NONE = new Reason(Feature.VALUE, true, 0, 0);

  /** A short line without anything that the sensor's owner could have written. */
  String words() {
    return String.format(
        Locale.ROOT, "%s: %.4g, usually about %.4g", feature.words(isHigh), number, usual);
  }

  void write(ByteBuffer to) {
    to.putInt(CODES.indexOf(feature)).putInt(isHigh ? 1 : 0).putFloat(number).putFloat(usual);
  }

  static Reason read(ByteBuffer from) {
    return new Reason(
        CODES.get(from.getInt()), from.getInt() == 1, from.getFloat(), from.getFloat());
  }
}
