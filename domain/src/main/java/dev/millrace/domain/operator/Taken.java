package dev.millrace.domain.operator;

import dev.millrace.domain.event.EventId;
import dev.millrace.domain.view.WriteTime;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Which events of a key were taken: the ids of the last ones, and when the last of those was
 * written whose id is forgotten.
 *
 * <p>The relay publishes an event once and says so when it is published again, with the write time
 * that it had. So one that is published again, is unknown, and was written after all that is
 * forgotten, was never taken; one that was not written after may have been, and is left. An event
 * that is published for the first time is taken unless its id is known, however late it comes.
 */
final class Taken {

  /** So many ids are known. */
  static final int MOST = 512;

  private static final int ID = 3 * Long.BYTES;

  private final Map<UUID, WriteTime> known = new LinkedHashMap<>();
  private long forgotten;

  private Taken(long forgotten) {
    this.forgotten = forgotten;
  }

  /** None is known, and some that were written until then may be forgotten. */
  static Taken since(WriteTime forgotten) {
    return new Taken(forgotten.micros());
  }

  /** Reads what {@link #write} wrote. */
  static Taken read(ByteBuffer from) {
    int size = from.getInt();
    Taken taken = new Taken(from.getLong());
    for (int i = 0; i < size; i++) {
      UUID id = new UUID(from.getLong(), from.getLong());
      taken.known.put(id, new WriteTime(from.getLong()));
    }
    return taken;
  }

  void write(ByteBuffer to) {
    to.putInt(known.size()).putLong(forgotten);
    known.forEach(
        (id, written) ->
            to.putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .putLong(written.micros()));
  }

  /** In bytes. */
  int length() {
    return Integer.BYTES + Long.BYTES + known.size() * ID;
  }

  /** Whether an event is to be taken; if so, it counts as taken from now on. */
  boolean isFresh(EventId id, WriteTime written, boolean isAgain) {
    return !(isAgain && written.micros() <= forgotten)
        && known.putIfAbsent(id.value(), written) == null;
  }

  /** No event that was taken was written later. */
  WriteTime last() {
    return new WriteTime(
        known.values().stream().mapToLong(WriteTime::micros).reduce(forgotten, Math::max));
  }

  /** Forgets all but the last ones. */
  void forget() {
    Iterator<WriteTime> eldest = known.values().iterator();
    while (known.size() > MOST) {
      forgotten = Math.max(forgotten, eldest.next().micros());
      eldest.remove();
    }
  }
}
