package dev.millrace.domain.port.log;

import dev.millrace.domain.view.Position;
import java.time.Instant;
import java.util.List;

/**
 * How far a consumer came.
 *
 * @param next the next offset to read of each partition
 * @param batch the number of its last batch, or {@link #NO_BATCH}
 * @param at when it last ended a batch, or looked for records in vain
 */
public record Progress(List<Position> next, long batch, Instant at) {

  /** Where no batch is known. */
  public static final long NO_BATCH = -1;

  public Progress {
    next = List.copyOf(next);
  }

  /** The same at a later look that found nothing. */
  public Progress stillAt(Instant look) {
    return new Progress(next, batch, look);
  }
}
