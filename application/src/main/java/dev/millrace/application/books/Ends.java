package dev.millrace.application.books;

/**
 * How events ended.
 *
 * @param served how many are served
 * @param dead how many letters there are of such as are dead
 */
public record Ends(long served, long dead) {

  static final Ends NONE = new Ends(0, 0);

  Ends plus(long moreServed, long moreDead) {
    return new Ends(served + moreServed, dead + moreDead);
  }
}
