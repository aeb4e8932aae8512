package dev.millrace.adapters.kafka.codec;

import dev.millrace.domain.port.deadletter.DeadLetter.Code;
import dev.millrace.domain.port.schema.SchemaId;
import dev.millrace.domain.port.schema.Undecodable;
import dev.millrace.domain.record.FamilyName;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * What a healthy registry was found not to have, so that a flood of such records does not become
 * one of questions. All of it is forgotten together, a moment later. Thread-safe.
 */
final class UnknownSchemas {

  /** So much later at most a schema is found that is registered after it was asked for. */
  static final Duration KEPT = Duration.ofSeconds(1);

  /** Ids can be made up: of more than these in a moment, the registry is asked about each. */
  static final int MOST = 10_000;

  private final LongSupplier nanos;
  private volatile Moment last;

  UnknownSchemas(LongSupplier nanos) {
    this.nanos = nanos;
    this.last = new Moment(nanos.getAsLong());
  }

  /** What is kept for now. What is asked from now on belongs to it, however late the answer is. */
  Moment now() {
    long now = nanos.getAsLong();
    Moment current = last;
    if (now - current.began >= KEPT.toNanos()) {
      current = new Moment(now);
      last = current;
    }
    return current;
  }

  /** What was found in a while that is no longer than {@link #KEPT}. */
  static final class Moment {

    private record Asked(FamilyName family, SchemaId id) {}

    private final long began;
    private final Map<Asked, String> reasons = new ConcurrentHashMap<>();
    private final Set<FamilyName> remembered = ConcurrentHashMap.newKeySet();

    private Moment(long began) {
      this.began = began;
    }

    void requireNotRefused(FamilyName family, SchemaId id) throws Undecodable {
      String reason = reasons.get(new Asked(family, id));
      if (reason != null) {
        throw new Undecodable(Code.UNKNOWN_SCHEMA, reason);
      }
    }

    void refuse(FamilyName family, SchemaId id, Undecodable unknown) {
      if (reasons.size() < MOST) {
        reasons.put(new Asked(family, id), String.valueOf(unknown.getMessage()));
      }
    }

    /**
     * Whether the registry was seen to know what it knew of a family before. Who is wiped is found
     * out a moment later at most.
     */
    boolean isRemembered(FamilyName family) {
      return remembered.contains(family);
    }

    void remember(FamilyName family) {
      remembered.add(family);
    }
  }
}
