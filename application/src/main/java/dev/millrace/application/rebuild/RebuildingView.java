package dev.millrace.application.rebuild;

import dev.millrace.domain.port.serving.WriterLease;
import dev.millrace.domain.rebuild.Goal;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;

/** {@link RebuildView}: one process at a time for each view, by a lease. */
public final class RebuildingView implements RebuildView {

  private final RebuildPorts ports;
  private final Supplier<UUID> ids;
  private final InstantSource clock;

  public RebuildingView(RebuildPorts ports, Supplier<UUID> ids, InstantSource clock) {
    this.ports = ports;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Rebuilt rebuild(String name, Goal goal, boolean isPersonal, String by, Watch watch) {
    ViewOfFamily view = ViewOfFamily.named(ports.families(), name);
    WriterLease wanted =
        new WriterLease(
            "rebuild-" + name, ids.get(), by, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    try (Hold hold = Hold.take(ports.leases(), wanted)) {
      return new Rebuilding<>(ports, clock, view.family(), view.view(), hold, isPersonal, watch)
          .to(goal);
    }
  }
}
