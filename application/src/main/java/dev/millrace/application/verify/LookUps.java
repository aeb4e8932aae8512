package dev.millrace.application.verify;

/** Counts the look-ups of a verification, and tells them by the thousand and at the end. */
final class LookUps {

  private static final int EVERY = 1_000;

  private final long total;
  private final Advance advance;
  private long done;
  private long told;

  LookUps(long total, Advance advance) {
    this.total = total;
    this.advance = advance;
  }

  /** All that there are of a part: what was not found any more needs no looking up. */
  void doneUpTo(long part) {
    done((int) Math.max(0, part - done));
  }

  void done(int more) {
    done += more;
    if (done - told >= EVERY || done == total) {
      told = done;
      advance.to(done, total);
    }
  }
}
