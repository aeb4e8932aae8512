package dev.millrace.domain.anomaly;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The values that came last, in their order; the newest is 0 steps back. */
final class Recent {

  static final int MOST = 168;
  static final int BYTES = 2 * Integer.BYTES + MOST * Double.BYTES;

  /** Each stands twice, so that all of them lie side by side, the newest at the end. */
  private final double[] values = new double[2 * MOST];

  private int size;
  private int next;

  void add(double value) {
    values[next] = value;
    values[next + MOST] = value;
    next = (next + 1) % MOST;
    size = Math.min(MOST, size + 1);
  }

  /** What came before has nothing to do with what comes now. */
  void clear() {
    size = 0;
    next = 0;
  }

  boolean has(int many) {
    return size >= many;
  }

  double back(int steps) {
    return values[newest() - steps];
  }

  /** The mean of those from so many steps back up to, without, more steps back. */
  double mean(int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += back(i);
    }
    return sum / (to - from);
  }

  /** The standard deviation of those from so many steps back up to, without, more steps back. */
  double deviation(int from, int to) {
    double mean = mean(from, to);
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (back(i) - mean) * (back(i) - mean);
    }
    return Math.sqrt(sum / (to - from));
  }

  /** How far the newest is above the mean of those before it, in units of their deviation. */
  double standing(int many) {
    double mean = mean(1, many);
    return (back(0) - mean) / (deviation(1, many) + least(mean));
  }

  /** How far the mean of the newest is above that of those before them, as Welch's test has it. */
  double welch(int newest, int many) {
    double before = mean(newest, many);
    double error =
        Math.sqrt(
            square(deviation(0, newest)) / newest
                + square(deviation(newest, many)) / (many - newest));
    return (mean(0, newest) - before) / (error + least(before));
  }

  /** A deviation below that is none. */
  private static double least(double mean) {
    return 1e-6 * (1 + Math.abs(mean));
  }

  private static double square(double number) {
    return number * number;
  }

  /** The middle one of an odd number of them, the newest left out. */
  double medianBefore(int many) {
    double[] some = new double[many];
    for (int i = 0; i < many; i++) {
      some[i] = back(i + 1);
    }
    Arrays.sort(some);
    return some[many / 2];
  }

  private int newest() {
    return next == 0 ? 2 * MOST - 1 : next + MOST - 1;
  }

  void write(ByteBuffer to) {
    to.putInt(size).putInt(next);
    to.asDoubleBuffer().put(values, 0, MOST);
    to.position(to.position() + MOST * Double.BYTES);
  }

  void read(ByteBuffer from) {
    size = from.getInt();
    next = from.getInt();
    from.asDoubleBuffer().get(values, 0, MOST);
    System.arraycopy(values, 0, values, MOST, MOST);
    from.position(from.position() + MOST * Double.BYTES);
  }
}
