package dev.millrace.domain.anomaly;

import dev.millrace.domain.document.Bytes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What is held of one sensor, and what it makes of a reading. */
final class Detector {

  /** How the bytes are laid out; a change of anything that they mean is another version. */
  private static final int VERSION = 1;

  private static final Feature[] FEATURES = Feature.values();

  /** So many readings are looked at before any is strange. */
  private static final int PROBATION = 150;

  /** Behind so many readings, what is usual is known. */
  private static final int KNOWN = 1_000;

  /** A surprise at the first reading would be that part of a later one. */
  private static final double AT_FIRST = 0.8;

  /** A value beyond that is taken to be this far out. */
  private static final double FARTHEST = 1e15;

  /** What is strange in one way alone is not the stranger beyond that. */
  private static final double MOST_SURPRISING = 6;

  /** Between the mean, which needs most features to agree, and the maximum, which believes each. */
  private static final double POWER = 2.5;

  private final Recent recent = new Recent();
  private final Season day = new Season(Duration.ofDays(1), 48);
  private final Season week = new Season(Duration.ofDays(7), 168);
  private final Ranks[] ranks =
      Stream.generate(Ranks::new).limit(FEATURES.length).toArray(Ranks[]::new);
  private final Rhythm rhythm = new Rhythm();
  private final Novelty novelty = new Novelty();
  private final Alerts alerts = new Alerts();
  private int count;

  private double strongest;
  private Reason reason = Reason.NONE;
  private Optional<Alert> changed = Optional.empty();

  /** What was written by {@link #bytes}. */
  static Detector of(Bytes bytes) {
    ByteBuffer from = ByteBuffer.wrap(bytes.array());
    Detector detector = new Detector();
    requireVersion(from.getInt(), bytes.length(), detector.length());
    detector.count = from.getInt();
    detector.recent.read(from);
    detector.day.read(from);
    detector.week.read(from);
    detector.rhythm.read(from);
    detector.novelty.read(from);
    detector.alerts.read(from);
    for (Ranks one : detector.ranks) {
      one.read(from);
    }
    return detector;
  }

  private static void requireVersion(int version, int length, int expected) {
    if (version != VERSION || length != expected) {
      throw new IllegalArgumentException(
          "a sensor's state is of version %d with %,d bytes, not %d with %,d: begin anew without it"
              .formatted(version, length, VERSION, expected));
    }
  }

  /**
   * Takes a reading.
   *
   * @return how strange it is, from 0 to 1
   */
  double add(Reading reading) {
    changed = Optional.empty();
    if (!Double.isFinite(reading.value())) {
      return 0;
    }
    if (rhythm.isBroken(reading.time())) {
      recent.clear();
    }
    double value = Math.max(-FARTHEST, Math.min(FARTHEST, reading.value()));
    double surprise = trust() * surprise(reading.time(), value);
    count = Math.min(KNOWN, count + 1);
    if (count <= PROBATION) {
      return 0;
    }
    double score = novelty.score(surprise);
    changed = alerts.add(reading.time(), score, surprise, reason);
    return score;
  }

  /** The alert as the last reading left it, if that changed it. */
  Optional<Alert> changed() {
    return changed;
  }

  /** The fewer readings there were, the less is known of what is usual. */
  private double trust() {
    return AT_FIRST + (1 - AT_FIRST) * count / KNOWN;
  }

  /** A mean of the features' surprises in which many ways count, and strong ones count more. */
  private double surprise(Instant time, double value) {
    recent.add(value);
    Feature.Usual usual = new Feature.Usual(day.usual(time), week.usual(time));
    strongest = 0;
    double powers = 0;
    for (int i = 0; i < FEATURES.length; i++) {
      double one = surprise(FEATURES[i], (float) FEATURES[i].of(recent, usual), ranks[i]);
      powers += one * one * Math.sqrt(one);
    }
    day.add(time, value);
    week.add(time, value);
    return Math.pow(powers / FEATURES.length, 1 / POWER);
  }

  /** None as long as the feature is not known. */
  private double surprise(Feature feature, float number, Ranks before) {
    if (Float.isNaN(number)) {
      return 0;
    }
    double most = Math.min(MOST_SURPRISING, before.surprise(number));
    if (most > strongest) {
      strongest = most;
      reason = new Reason(feature, before.isHigh(number), number, before.middle());
    }
    before.add(number);
    return most;
  }

  Bytes bytes() {
    ByteBuffer to = ByteBuffer.allocate(length());
    to.putInt(VERSION).putInt(count);
    recent.write(to);
    day.write(to);
    week.write(to);
    rhythm.write(to);
    novelty.write(to);
    alerts.write(to);
    for (Ranks one : ranks) {
      one.write(to);
    }
    return Bytes.of(to.array());
  }

  private int length() {
    return 2 * Integer.BYTES
        + Recent.BYTES
        + day.length()
        + week.length()
        + Rhythm.BYTES
        + Novelty.BYTES
        + Alerts.BYTES
        + ranks.length * Ranks.BYTES;
  }
}
