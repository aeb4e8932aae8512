package dev.millrace.application.rebuild;

import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.OutcomeUnknown;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.rebuild.Rebuilds;
import dev.millrace.domain.port.serving.ViewPlace;
import dev.millrace.domain.port.serving.ViewPlace.Phase;
import dev.millrace.domain.port.serving.ViewPlaces;
import dev.millrace.domain.rebuild.Compared;
import dev.millrace.domain.rebuild.Goal;
import dev.millrace.domain.rebuild.Progress;
import dev.millrace.domain.rebuild.Rebuild;
import dev.millrace.domain.rebuild.RebuildState;

/**
 * {@link DriveRebuilds}: by {@link RebuildView}, one goal after the other, with a note of what was
 * compared before anything is swapped.
 */
public final class DrivingRebuilds implements DriveRebuilds {

  private static final String GONE =
      "Somebody else has dropped or replaced the table that was compared; nothing was swapped.";
  private static final String LOST =
      "Not swapped: %d records could not be mapped, and may have no row in the new table. It is"
          + " swapped when that is ordered again.";
  private static final String BROKEN =
      "It broke by a %s; the log of the process that rebuilds says more.";

  private final Rebuilds rebuilds;
  private final RebuildView views;
  private final ViewPlaces places;
  private final String by;

  /**
   * @param by this process, in words for others
   */
  public DrivingRebuilds(Rebuilds rebuilds, RebuildView views, ViewPlaces places, String by) {
    this.rebuilds = rebuilds;
    this.views = views;
    this.places = places;
    this.by = by;
  }

  @Override
  public int drive(Pace pace) {
    int driven = 0;
    for (Rebuild rebuild : rebuilds.running()) {
      driven += pace.mayGoOn() && drive(new Course(rebuilds, rebuild, pace)) ? 1 : 0;
    }
    return driven;
  }

  private boolean drive(Course course) {
    try {
      goOn(course);
    } catch (BrokenOff here) {
      return true;
    } catch (RebuiltByAnother other) {
      return giveWay(course, other);
    } catch (TransientFailure | OutcomeUnknown away) {
      tell(course, away);
      throw away;
    } catch (PermanentFailure refused) {
      fail(course, String.valueOf(refused.getMessage()));
    } catch (RuntimeException broken) {
      fail(course, BROKEN.formatted(broken.getClass().getSimpleName()));
    }
    return true;
  }

  private void goOn(Course course) {
    Rebuild rebuild = course.now();
    Compared compared = rebuild.compared();
    if (compared != null && rebuild.goal() != Goal.COMPARE) {
      decide(course, compared.table(), places.read().of(rebuild.view()));
    } else if (rebuild.goal() == Goal.ABORT) {
      end(course);
    } else {
      compare(course);
    }
  }

  /**
   * What was compared is taken or dropped, and no other table: somebody else may have done either.
   * A table's name is never used again.
   */
  private void decide(Course course, String table, ViewPlace now) {
    boolean isBack = course.now().goal() == Goal.ABORT;
    boolean isSwapped = table.equals(now.live());
    boolean isThere = table.equals(now.beside()) && awaitsThat(now.phase(), isBack);
    if (isSwapped ? isBeingSwapped(now.phase()) : isThere) {
      end(course);
    } else if (isSwapped) {
      course.end(RebuildState.SWAPPED, null);
    } else {
      course.end(RebuildState.ABORTED, isBack ? null : GONE);
    }
  }

  private static boolean isBeingSwapped(Phase phase) {
    return phase == Phase.SWAPPED || phase == Phase.RETIRED;
  }

  private static boolean awaitsThat(Phase phase, boolean isBack) {
    return phase == Phase.FILLED || (isBack && phase == Phase.DROPPING);
  }

  private void end(Course course) {
    Rebuild rebuild = course.now();
    RebuildState state =
        switch (views.rebuild(rebuild.view(), rebuild.goal(), false, by, course).state()) {
          case READY -> RebuildState.READY;
          case SWAPPED -> RebuildState.SWAPPED;
          case SETTLED -> RebuildState.ABORTED;
        };
    course.end(state, null);
  }

  /** Without a comparison it has ended what another one had left; this one begins afterwards. */
  private void compare(Course course) {
    Rebuilt rebuilt = views.rebuild(course.now().view(), Goal.COMPARE, false, by, course);
    TableComparison found = rebuilt.comparison();
    String table = rebuilt.beside();
    if (found == null || table == null) {
      return;
    }
    Compared compared =
        new Compared(
            table,
            found.live(),
            found.rebuilt(),
            found.equal(),
            found.missing(),
            found.changed(),
            found.stale());
    long lost = course.now().unmapped();
    if (course.now().goal() == Goal.COMPARE) {
      course.compared(compared, RebuildState.READY, null);
    } else if (lost > 0) {
      course.compared(compared, RebuildState.READY, LOST.formatted(lost));
    } else {
      course.compared(compared, RebuildState.RUNNING, null);
    }
  }

  /** Whoever works on it tells how far it is; before that, this tells who does. */
  private static boolean giveWay(Course course, RebuiltByAnother other) {
    if (course.now().progress().equals(Progress.NONE)) {
      tell(course, other);
    }
    return false;
  }

  private static void tell(Course course, Failure why) {
    try {
      course.tell(String.valueOf(why.getMessage()));
    } catch (Failure unnoted) {
      why.addSuppressed(unnoted);
    }
  }

  private static void fail(Course course, String why) {
    try {
      course.end(RebuildState.FAILED, why);
    } catch (BrokenOff elsewhere) {
      return;
    }
  }
}
