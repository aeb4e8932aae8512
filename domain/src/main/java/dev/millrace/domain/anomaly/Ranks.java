package dev.millrace.domain.anomaly;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Where a number stands among all that came before, and how surprising that is: the negative
 * decimal logarithm of the share of them that are as far out.
 *
 * <p>They are kept as clusters, which are the smaller the farther out they are, so that the
 * outermost numbers are kept as they came (a t-digest after Dunning); and they fade, so that a
 * sensor that drifts is compared with what it has become. A number beyond all of them is judged by
 * how far it is beyond, in units of what the outermost lie above the rest: the tail is taken to be
 * exponential, as peaks over a high threshold are.
 */
final class Ranks {

  private static final int MOST = 200;

  /** So many numbers are taken in at once. */
  private static final int TAKEN_AT_ONCE = 32;

  static final int BYTES = 2 * Integer.BYTES + (2 * MOST + TAKEN_AT_ONCE) * Float.BYTES;

  /** A number fades to a third behind so many others. */
  private static final double MEMORY = 8_000;

  private static final double FADING = Math.exp(-TAKEN_AT_ONCE / MEMORY);

  /** The more, the smaller are the clusters. */
  private static final double FINENESS = 25;

  /** That share of the numbers is the tail, but not fewer than so many. */
  private static final double TAIL = 0.02;

  private static final double FEWEST_IN_TAIL = 5;

  /** A tail is not taken to be thinner than this part of the outermost number. */
  private static final double THINNEST = 1e-3;

  private final float[] means = new float[MOST];
  private final float[] weights = new float[MOST];
  private final float[] waiting = new float[TAKEN_AT_ONCE];
  private int size;
  private int waits;

  private final double[] below = new double[MOST + 1];
  private double scaleHigh;
  private double scaleLow;

  void add(float number) {
    waiting[waits++] = number;
    if (waits == TAKEN_AT_ONCE) {
      takeIn();
    }
  }

  /** How surprising a number is: how far out it is on the side where it is farther out. */
  double surprise(float number) {
    if (size == 0) {
      return 0;
    }
    if (number > means[size - 1]) {
      return digits(0) + (number - means[size - 1]) / scaleHigh;
    }
    if (number < means[0]) {
      return digits(0) + (means[0] - number) / scaleLow;
    }
    return digits(Math.min(asHigh(number), asLow(number)));
  }

  /** On which side a number is farther out. */
  boolean isHigh(float number) {
    return asHigh(number) < asLow(number);
  }

  private double asHigh(float number) {
    return below[size] - below[place(number)];
  }

  private double asLow(float number) {
    return below[place(Math.nextUp(number))];
  }

  /** A number in the middle; at first 0. */
  float middle() {
    int middle = 0;
    while (middle < size - 1 && below[middle + 1] < below[size] / 2) {
      middle++;
    }
    return means[middle];
  }

  private double digits(double asFar) {
    return Math.log10((below[size] + 1) / (asFar + 0.5));
  }

  /** How many of the clusters are less. */
  private int place(float number) {
    int from = 0;
    int to = size;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (means[middle] < number) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private void takeIn() {
    Arrays.sort(waiting);
    float[] allMeans = new float[size + waits];
    float[] allWeights = new float[size + waits];
    int old = 0;
    int fresh = 0;
    for (int i = 0; i < allMeans.length; i++) {
      if (fresh == waits || (old < size && means[old] <= waiting[fresh])) {
        allMeans[i] = means[old];
        allWeights[i] = (float) (weights[old++] * FADING);
      } else {
        allMeans[i] = waiting[fresh++];
        allWeights[i] = 1;
      }
    }
    waits = 0;
    double fineness = FINENESS;
    while (!cluster(allMeans, allWeights, fineness)) {
      fineness /= 2;
    }
    measure();
  }

  /** Puts neighbours together; false when there are too many clusters then. */
  private boolean cluster(float[] allMeans, float[] allWeights, double fineness) {
    double total = 0;
    for (float weight : allWeights) {
      total += weight;
    }
    size = 0;
    double before = 0;
    for (int i = 0; i < allMeans.length; i++) {
      double weight = allWeights[i];
      int last = size - 1;
      if (size > 0
          && (allMeans[i] == means[last]
              || weights[last] + weight
                  <= most((before + (weight - weights[last]) / 2) / total, total, fineness))) {
        weights[last] += (float) weight;
        means[last] += (float) ((allMeans[i] - means[last]) * weight / weights[last]);
      } else if (size == MOST) {
        return false;
      } else {
        means[size] = allMeans[i];
        weights[size++] = (float) weight;
      }
      before += weight;
    }
    return true;
  }

  /** How much a cluster may weigh that is in the middle of such a share. */
  private static double most(double share, double total, double fineness) {
    return Math.max(1, 4 * total * share * (1 - share) / fineness);
  }

  private void measure() {
    for (int i = 0; i < size; i++) {
      below[i + 1] = below[i] + weights[i];
    }
    double tail = Math.max(FEWEST_IN_TAIL, TAIL * below[size]);
    int highest = size - 1;
    while (highest > 0 && below[size] - below[highest] < tail) {
      highest--;
    }
    int lowest = 0;
    while (lowest < size - 1 && below[lowest + 1] < tail) {
      lowest++;
    }
    scaleHigh = scale(highest, size, means[highest], means[size - 1]);
    scaleLow = scale(0, lowest + 1, means[lowest], means[0]);
  }

  /** How far beyond the outermost a number is a decimal digit more surprising. */
  private double scale(int from, int to, double inner, double outer) {
    double excess = 0;
    for (int i = from; i < to; i++) {
      excess += weights[i] * Math.abs(means[i] - inner);
    }
    double mean = excess / (below[to] - below[from]);
    return Math.log(10) * Math.max(mean, THINNEST * Math.abs(outer) + Float.MIN_NORMAL);
  }

  void write(ByteBuffer to) {
    to.putInt(size).putInt(waits);
    to.asFloatBuffer().put(means).put(weights).put(waiting);
    to.position(to.position() + BYTES - 2 * Integer.BYTES);
  }

  void read(ByteBuffer from) {
    size = from.getInt();
    waits = from.getInt();
    from.asFloatBuffer().get(means).get(weights).get(waiting);
    from.position(from.position() + BYTES - 2 * Integer.BYTES);
    if (size > 0) {
      measure();
    }
  }
}
