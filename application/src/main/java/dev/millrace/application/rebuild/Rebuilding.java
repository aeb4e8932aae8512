package dev.millrace.application.rebuild;

import dev.millrace.application.rebuild.RebuildView.Watch;
import dev.millrace.application.rebuild.Rebuilt.State;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.family.KnownPlaces;
import dev.millrace.domain.family.PlacedPartitions;
import dev.millrace.domain.port.replay.KeptRecord;
import dev.millrace.domain.port.serving.ViewPlace;
import dev.millrace.domain.port.serving.ViewPlace.Phase;
import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.rebuild.Goal;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.View;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One call: from the phase that it finds on, each noted where all can read it before the next
 * begins. A table is named there before it is made, and until it is gone.
 */
final class Rebuilding<R> {

  private static final int PIECE = 500;

  /** After so many records it is noted how far the filling is. */
  private static final int NOTED = 10_000;

  private final RebuildPorts ports;
  private final InstantSource clock;

  private final Family<R> family;
  private final View view;
  private final Hold hold;
  private final boolean isPersonal;
  private final Watch watch;
  private final PlaceOfView place;
  private final Findings findings = new Findings();
  private @Nullable TableComparison comparison;

  Rebuilding(
      RebuildPorts ports,
      InstantSource clock,
      Family<R> family,
      View view,
      Hold hold,
      boolean isPersonal,
      Watch watch) {
    this.ports = ports;
    this.clock = clock;
    this.family = family;
    this.view = view;
    this.hold = hold;
    this.isPersonal = isPersonal;
    this.watch = watch;
    this.place = new PlaceOfView(view, ports.places(), ports.families(), hold);
  }

  Rebuilt to(Goal goal) {
    ViewPlace found = place.now();
    if (found.phase() == Phase.SWAPPED || found.phase() == Phase.RETIRED) {
      return finishSwap(found);
    }
    boolean isToGo = goal == Goal.ABORT && found.phase() != Phase.SETTLED;
    if (isToGo || found.phase() == Phase.DROPPING) {
      drop(found);
    }
    return goal == Goal.ABORT ? result(State.SETTLED) : rebuilt(place.now(), goal);
  }

  private Rebuilt rebuilt(ViewPlace found, Goal goal) {
    ViewPlace filled =
        switch (found.phase()) {
          case SETTLED -> fill(begin(found));
          case FILLING -> fill(found);
          case FILLED -> found;
          case DROPPING, SWAPPED, RETIRED -> throw place.changed();
        };
    if (found.phase() != Phase.FILLED || goal == Goal.COMPARE) {
      compare(filled);
    }
    if (goal == Goal.COMPARE || findings.unmapped() > 0) {
      return result(State.READY);
    }
    ViewPlace swapped = filled.swapped();
    place.change(filled, swapped);
    return finishSwap(swapped);
  }

  /** Nobody writes to the table before it is there. */
  private ViewPlace begin(ViewPlace settled) {
    ViewPlace planned = settled.planning(place.unused());
    place.change(settled, planned);
    ports.tables().create(beside(planned));
    ViewPlace filling = planned.in(Phase.FILLING);
    place.change(planned, filling);
    return filling;
  }

  private ViewPlace fill(ViewPlace from) {
    place.awaitKnown(watch);
    learnSchemas();
    ViewPlace last;
    try (ViewWriter writer = ports.writers().get()) {
      last = fill(from, filling(beside(from), writer));
    }
    ViewPlace filled = last.in(Phase.FILLED);
    place.change(last, filled);
    return filled;
  }

  private Filling<R> filling(View table, ViewWriter writer) {
    return new Filling<>(
        family,
        ports.families(),
        view,
        table.name(),
        new RecordMapper<>(family, view, ports.codec(), ports.reader()),
        new PlacedPartitions(ports.partitions(), KnownPlaces.of(ports.places(), clock)),
        writer,
        findings);
  }

  private ViewPlace fill(ViewPlace from, Filling<R> filling) {
    FamilyName name = family.name();
    long total = ports.records().count(name);
    ViewPlace noted = from;
    long done = from.filled();
    String key = from.filledTo();
    List<KeptRecord> piece = next(name, key);
    while (!piece.isEmpty()) {
      hold.renew();
      filling.fill(piece);
      done += piece.size();
      key = piece.get(piece.size() - 1).key().value();
      watch.filling(done, Math.max(done, total), findings.unmapped());
      if (done - noted.filled() >= NOTED) {
        ViewPlace further = noted.filledTo(done, key);
        place.change(noted, further);
        noted = further;
      }
      piece = next(name, key);
    }
    return noted;
  }

  private List<KeptRecord> next(FamilyName name, @Nullable String above) {
    return ports.records().behind(name, above == null ? null : new RecordKey(above), PIECE);
  }

  private void learnSchemas() {
    ports.schemas().all(family.name().subject()).forEach(ports.codec()::learn);
  }

  private void compare(ViewPlace filled) {
    comparison =
        new ComparingTables(
                RowComparison.ofTables(view, isPersonal),
                place.table(filled.live()),
                beside(filled),
                ports.tables(),
                ports.partitions(),
                done -> {
                  hold.renew();
                  watch.comparing(done);
                })
            .compare();
  }

  /** The old table goes when nobody writes or reads it any more. */
  private Rebuilt finishSwap(ViewPlace found) {
    place.awaitKnown(watch);
    ViewPlace retired = found.in(Phase.RETIRED);
    if (!retired.equals(found)) {
      place.change(found, retired);
    }
    drop(retired);
    return result(State.SWAPPED);
  }

  private void drop(ViewPlace found) {
    ViewPlace unused = found.phase() == Phase.RETIRED ? found : found.in(Phase.DROPPING);
    if (!unused.equals(found)) {
      place.change(found, unused);
    }
    place.awaitKnown(watch);
    hold.renew();
    ports.tables().drop(beside(unused));
    place.change(unused, unused.in(Phase.SETTLED));
  }

  private View beside(ViewPlace now) {
    return place.table(Objects.requireNonNull(now.beside()));
  }

  private Rebuilt result(State state) {
    ViewPlace now = place.now();
    return new Rebuilt(
        view.name(),
        state,
        now.live(),
        now.beside(),
        comparison,
        findings.unmapped(),
        findings.unmappedRecords());
  }
}
