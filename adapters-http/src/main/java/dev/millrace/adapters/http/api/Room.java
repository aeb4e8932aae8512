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

  /** The place of one more request whose body has so many bytes at most, if there is room. */
  synchronized Optional<Place> enter(long most) {
    if (requests == mostRequests || bytes + most > mostBytes) {
      return Optional.empty();
    }
    requests++;
    bytes += most;
    return Optional.of(new Place(most));
  }

  /** How many are held now. */
  synchronized int requests() {
    return requests;
  }

  /** How many bytes their bodies and answers have, or may come to while they are read. */
  synchronized long bytes() {
    return bytes;
  }

  private synchronized void leave(int fewer, long less) {
    requests -= fewer;
    bytes -= less;
  }

  /** What one request takes. */
  final class Place {

    private long taken;
    private boolean left;

    private Place(long taken) {
      this.taken = taken;
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
