package dev.millrace.domain.template;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Comparator;

/** A template as the miner holds it. Of several that become one the oldest gives its id. */
final class Held {

  static final Comparator<Held> BY_AGE =
      Comparator.comparingLong((Held held) -> held.firstAt).thenComparingLong(held -> held.id);

  static final Comparator<Held> BY_WORTH =
      Comparator.comparingLong((Held held) -> held.lines)
          .thenComparingLong(held -> held.lastAt)
          .thenComparingLong(held -> held.id);

  /** Of those that cover a line, the one that leaves least open. */
  static final Comparator<Held> BY_WIDTH =
      Comparator.comparingInt((Held held) -> held.version).thenComparingLong(held -> held.id);

  private static final int NUMBERS = 4 * Long.BYTES;

  private final long id;
  private final Skeleton skeleton;
  private final int version;
  private final String name;
  private final int length;
  private long lines;
  private long firstAt;
  private long lastAt;

  private Held(long id, Skeleton skeleton, long lines, long firstAt, long lastAt) {
    this.id = id;
    this.skeleton = skeleton;
    this.version = 1 + skeleton.widened();
    this.name = String.format("%016x", id);
    this.length = NUMBERS + Texts.length(skeleton.written());
    this.lines = lines;
    this.firstAt = firstAt;
    this.lastAt = lastAt;
  }

  static Held first(Skeleton skeleton, long at) {
    return new Held(Fingerprint.of(skeleton.written()), skeleton, 1, at, at);
  }

  /** Several as one of that skeleton. */
  static Held joined(Skeleton skeleton, Collection<Held> parts) {
    Held oldest = parts.stream().min(BY_AGE).orElseThrow();
    long lines = parts.stream().mapToLong(part -> part.lines).sum();
    long lastAt = parts.stream().mapToLong(part -> part.lastAt).max().orElseThrow();
    return new Held(oldest.id, skeleton, lines, oldest.firstAt, lastAt);
  }

  /** One that is counted by itself. */
  Held copy() {
    return new Held(id, skeleton, lines, firstAt, lastAt);
  }

  /** Reads what {@link #write} wrote. */
  static Held read(ByteBuffer from) {
    long id = from.getLong();
    long lines = from.getLong();
    long firstAt = from.getLong();
    long lastAt = from.getLong();
    return new Held(id, Skeleton.read(Texts.read(from)), lines, firstAt, lastAt);
  }

  /** How many bytes {@link #write} needs. */
  int length() {
    return length;
  }

  void write(ByteBuffer to) {
    to.putLong(id).putLong(lines).putLong(firstAt).putLong(lastAt);
    Texts.write(skeleton.written(), to);
  }

  /** Takes one line more; true when their number has doubled. */
  boolean count(long at) {
    lines++;
    firstAt = Math.min(firstAt, at);
    lastAt = Math.max(lastAt, at);
    return (lines & (lines - 1)) == 0;
  }

  Skeleton skeleton() {
    return skeleton;
  }

  String name() {
    return name;
  }

  int version() {
    return version;
  }

  long lines() {
    return lines;
  }

  Template template() {
    return new Template(name, version, skeleton.text(), lines, firstAt, lastAt);
  }
}
