package dev.millrace.bootstrap.services.nab;

/**
 * The readings around a labelled anomaly.
 *
 * @param first the number of its first reading in the series, from 0
 * @param last that of its last
 */
public record Window(int first, int last) {

  public Window {
    requireOrder(first, last);
  }

  private static void requireOrder(int first, int last) {
    if (first < 0 || last < first) {
      throw new IllegalArgumentException("no window is from " + first + " to " + last);
    }
  }

  int length() {
    return last - first + 1;
  }
}
