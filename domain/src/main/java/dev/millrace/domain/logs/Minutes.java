package dev.millrace.domain.logs;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;

/**
 * How many lines each template of a source had in its last minutes. A line that is older than these
 * counts in none, nor does one of a new template in a minute of very many.
 */
final class Minutes {

  /** So many minutes are held: the newest that a line was of, and those before. */
  static final int HELD = 10;

  /** So many counts are held, of all minutes: the oldest minute makes room. */
  static final int MOST = 20_000;

  /** The longest form that {@link #write} makes. */
  static final int MAX_BYTES =
      Long.BYTES
          + Integer.BYTES
          + HELD * (Long.BYTES + Integer.BYTES)
          + MOST * (Ids.BYTES + Long.BYTES);

  /** A template in a minute. */
  record Place(String template, long minute) {}

  private final TreeMap<Long, Map<String, Long>> counts = new TreeMap<>();
  private final Map<Place, Long> changed = new LinkedHashMap<>();
  private long newest;
  private int size;

  /** Reads what {@link #write} wrote. */
  static Minutes read(ByteBuffer from) {
    Minutes minutes = new Minutes();
    minutes.newest = from.getLong();
    for (int left = from.getInt(); left > 0; left--) {
      long minute = from.getLong();
      for (int more = from.getInt(); more > 0; more--) {
        minutes.set(Ids.read(from), minute, from.getLong());
      }
    }
    minutes.changed.clear();
    return minutes;
  }

  void write(ByteBuffer to) {
    to.putLong(newest).putInt(counts.size());
    counts.forEach(
        (minute, templates) -> {
          to.putLong(minute).putInt(templates.size());
          templates.forEach(
              (template, count) -> {
                Ids.write(template, to);
                to.putLong(count);
              });
        });
  }

  /** In bytes. */
  int length() {
    return Long.BYTES
        + Integer.BYTES
        + counts.size() * (Long.BYTES + Integer.BYTES)
        + size * (Ids.BYTES + Long.BYTES);
  }

  /** Counts a line in a minute, told since the epoch. */
  void count(String template, long minute) {
    newest = Math.max(newest, minute);
    while (!counts.isEmpty() && counts.firstKey() <= newest - HELD) {
      dropTheOldest();
    }
    if (minute > newest - HELD && hasRoom(template, minute)) {
      set(template, minute, of(minute).getOrDefault(template, 0L) + 1);
    }
  }

  private boolean hasRoom(String template, long minute) {
    while (size >= MOST && counts.size() > 1 && counts.firstKey() < minute) {
      dropTheOldest();
    }
    return size < MOST || of(minute).containsKey(template);
  }

  private void dropTheOldest() {
    long oldest = counts.firstKey();
    size -= of(oldest).size();
    counts.remove(oldest);
  }

  /** What a template had is another's from now on. */
  void forward(String from, String to) {
    for (long minute : List.copyOf(counts.keySet())) {
      Long moved = of(minute).remove(from);
      if (moved != null) {
        size--;
        changed.put(new Place(from, minute), 0L);
        set(to, minute, of(minute).getOrDefault(to, 0L) + moved);
      }
    }
  }

  private Map<String, Long> of(long minute) {
    return counts.getOrDefault(minute, Map.of());
  }

  private void set(String template, long minute, long count) {
    Map<String, Long> templates = counts.computeIfAbsent(minute, none -> new TreeMap<>());
    size += templates.put(template, count) == null ? 1 : 0;
    changed.put(new Place(template, minute), count);
  }

  /** The counts of each template, from behind a minute to another one. */
  NavigableMap<Long, Map<String, Long>> between(long behind, long until) {
    return counts.subMap(behind, false, Math.max(behind, until), true);
  }

  /** Tells each count that has changed since it was read. */
  void changed(ObjLongConsumer<Place> to) {
    changed.forEach(to::accept);
  }
}
