package dev.millrace.adapters.http.api;

import java.util.concurrent.Semaphore;

/** Bounds how many JSON values are held of all bodies at once. */
final class ValueRoom {

  private final Semaphore free;

  ValueRoom(int most) {
    this.free = new Semaphore(most);
  }

  /** The place of one more body, of which nothing is read yet. */
  Place enter() {
    return new Place();
  }

  /** What the values of one body take. */
  final class Place {

    private int taken;
    private boolean tooSmall;

    private Place() {}

    /** Takes room for more values. Once there was none, it takes nothing any more. */
    synchronized boolean take(int more) {
      tooSmall = tooSmall || !free.tryAcquire(more);
      taken += tooSmall ? 0 : more;
      return !tooSmall;
    }

    /** Whether there was no room for all of its values. */
    synchronized boolean isTooSmall() {
      return tooSmall;
    }

    /** However often it is told so. */
    synchronized void leave() {
      free.release(taken);
      taken = 0;
    }
  }
}
