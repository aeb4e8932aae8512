package dev.millrace.application.relay;

import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.RelayProgress;
import dev.millrace.domain.port.outbox.Shard;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The copy of a shard's cursor beside the outbox. It follows, once a second at most: each time it
 * leaves a dead row behind, and such rows stay as long as anybody's transaction is open. What is
 * copied was committed to the log, so the copy is never ahead of it.
 */
public final class CopiedCursor {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Shard shard;
  private final RelayProgress progress;
  private final InstantSource clock;

  private @Nullable Cursor latest;
  private Instant looked = Instant.MIN;

  public CopiedCursor(Shard shard, RelayProgress progress, InstantSource clock) {
    this.shard = shard;
    this.progress = progress;
    this.clock = clock;
  }

  /** What was copied last, by whoever carried the shard then. */
  Optional<Cursor> last() {
    return progress.find(shard);
  }

  /** Copies a cursor at once. */
  void renew(Cursor cursor) {
    latest = cursor;
    save(cursor);
  }

  /** Copies a cursor, or leaves it to a later one and to {@link #mend}. */
  void follow(Cursor cursor) {
    latest = cursor;
    if (isDue()) {
      save(cursor);
    }
  }

  /**
   * Copies the latest cursor unless it is there: it may have been left, and a zombie that was
   * paused before it copied its own sets the copy back when it wakes.
   */
  void mend() {
    if (latest != null && isDue()) {
      looked = clock.instant();
      if (!progress.find(shard).equals(Optional.of(latest))) {
        save(latest);
      }
    }
  }

  private void save(Cursor cursor) {
    progress.save(shard, cursor);
    looked = clock.instant();
  }

  private boolean isDue() {
    Instant now = clock.instant();
    return now.isBefore(looked) || !now.isBefore(looked.plus(PAUSE));
  }
}
