package dev.millrace.application.rebuild;

import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.rebuild.Rebuilds;
import dev.millrace.domain.rebuild.Goal;
import dev.millrace.domain.rebuild.Rebuild;
import dev.millrace.domain.rebuild.RebuildId;
import java.util.Optional;

/** {@link KeepRebuilds} over the stored ones. */
public final class KeepingRebuilds implements KeepRebuilds {

  /** Whoever drives a rebuild notes its progress meanwhile. */
  private static final int ATTEMPTS = 100;

  private final Families families;
  private final Rebuilds rebuilds;

  public KeepingRebuilds(Families families, Rebuilds rebuilds) {
    this.families = families;
    this.rebuilds = rebuilds;
  }

  @Override
  public Ordered order(RebuildId id, String view, boolean isToSwap) {
    Optional<String> refusal = ViewOfFamily.refusal(families, view);
    if (refusal.isPresent()) {
      return new Ordered.Refused(refusal.get());
    }
    if (ViewOfFamily.find(families, view).isEmpty()) {
      return new Ordered.Unknown(ViewOfFamily.unknown(families, view));
    }
    Rebuild stored = rebuilds.submit(id, view, isToSwap ? Goal.SWAP : Goal.COMPARE);
    return stored.id().equals(id) ? new Ordered.Taken(stored) : new Ordered.Busy(stored);
  }

  @Override
  public Optional<Rebuild> swap(RebuildId id) {
    return send(id, Goal.SWAP);
  }

  @Override
  public Optional<Rebuild> abort(RebuildId id) {
    return send(id, Goal.ABORT);
  }

  private Optional<Rebuild> send(RebuildId id, Goal goal) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Rebuild> found = rebuilds.find(id);
      Optional<Rebuild> sent = found.flatMap(rebuild -> rebuild.to(goal));
      if (sent.isEmpty() || sent.equals(found)) {
        return found;
      }
      Optional<Rebuild> noted = rebuilds.note(sent.get());
      if (noted.isPresent()) {
        return noted;
      }
    }
    throw new TransientFailure("rebuild " + id + " changes all the time; ask again");
  }
}
