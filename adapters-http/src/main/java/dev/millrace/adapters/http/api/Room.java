package dev.millrace.adapters.http.api;

import java.util.Optional;

/**
 * Bounds what is held of requests at once: how many they are, and the bytes of their bodies, or of
 * their answers once there are any.
 */
final class Room {

  private final int mostRequests;
  private final long mostBytes;
  private int requests;
  private long bytes;

  Room(int mostRequests, long mostBytes) {
    this.mostRequests = mostRequests;
    this.mostBytes = mostBytes;
  }

  /**
   * The place of one more request, if there is room for it and for so many bytes as it says that it
   * brings. It takes none of them before they come: who says more than it sends keeps nobody out.
   */
  synchronized Optional<Place> enter(long said) {
    if (requests == mostRequests || bytes + said > mostBytes) {
      return Optional.empty();
    }
    requests++;
    return Optional.of(new Place());
  }

  /** How many are held now. */
  synchronized int requests() {
    return requests;
  }

  /** How many bytes have come of their bodies, or their answers have. */
  synchronized long bytes() {
    return bytes;
  }

  private synchronized boolean give(long more) {
    boolean given = bytes + more <= mostBytes;
    if (given) {
      bytes += more;
    }
    return given;
  }

  private synchronized void leave(int fewer, long less) {
    requests -= fewer;
    bytes -= less;
  }

  /** What one request takes. */
  final class Place {

    private long taken;
    private boolean left;

    /** Whether there is room for so much in all; it takes that from now on, unless it has more. */
    synchronized boolean grow(long size) {
      if (left || size <= taken) {
        return !left;
      }
      boolean given = Room.this.give(size - taken);
      if (given) {
        taken = size;
      }
      return given;
    }

    /** It takes so much from now on, even where there is less room: the next ones wait for it. */
    synchronized void become(long size) {
      if (!left) {
        Room.this.leave(0, taken - size);
        taken = size;
      }
    }

    /** However often it is told so. */
    synchronized void leave() {
      if (!left) {
        left = true;
        Room.this.leave(1, taken);
        taken = 0;
      }
    }
  }
}
