package dev.millrace.domain.port.replay;

import dev.millrace.domain.record.FamilyName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A replay and how far it is.
 *
 * @param selection in words
 * @param by who asked for it
 * @param endedAt null while it is under way, or waits for somebody to go on with it
 * @param named whether all records of its selection are named
 * @param selected how many records are named, of those that its selection means
 * @param done how many of them it has come past
 * @param events how many events it has put into the outbox
 * @param bytes of these
 * @param lost how many of the records could not be replayed
 * @param unnamed how many events of its selection are on days of which neither the raw data nor the
 *     outbox is kept, so that nobody knows their keys
 */
public record Replay(
    ReplayId id,
    FamilyName family,
    String selection,
    String by,
    Instant begunAt,
    @Nullable Instant endedAt,
    boolean named,
    long selected,
    long done,
    long events,
    long bytes,
    long lost,
    long unnamed) {

  public boolean isOver() {
    return endedAt != null;
  }

  /** Whether it was ended before it was through. */
  public boolean isCancelled() {
    return isOver() && (!named || done < selected);
  }

  /** Whether all that its selection meant was published again. */
  public boolean isComplete() {
    return isOver() && named && done == selected && lost == 0 && unnamed == 0;
  }
}
