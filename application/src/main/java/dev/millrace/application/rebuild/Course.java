package dev.millrace.application.rebuild;

import dev.millrace.domain.port.rebuild.Rebuilds;
import dev.millrace.domain.rebuild.Compared;
import dev.millrace.domain.rebuild.Progress;
import dev.millrace.domain.rebuild.Progress.Work;
import dev.millrace.domain.rebuild.Rebuild;
import dev.millrace.domain.rebuild.RebuildState;
import org.jspecify.annotations.Nullable;

/**
 * The way of one rebuild, noted as it goes on, for those who look at it and for whoever goes on
 * after a crash. It ends where the rebuild was changed by anybody else.
 */
final class Course implements RebuildView.Watch {

  /** So many pieces are done between two notes. */
  private static final int PIECES = 10;

  private final Rebuilds rebuilds;
  private final DriveRebuilds.Pace pace;
  private final long lostBefore;
  private Rebuild now;
  private int pieces;

  Course(Rebuilds rebuilds, Rebuild begun, DriveRebuilds.Pace pace) {
    this.rebuilds = rebuilds;
    this.pace = pace;
    this.lostBefore = begun.unmapped();
    this.now = begun;
  }

  Rebuild now() {
    return now;
  }

  /** That a record has no row is noted before the filling notes that it went past it. */
  @Override
  public void filling(long done, long total, long unmapped) {
    long lost = lostBefore + unmapped;
    work(new Progress(Work.FILLING, done, total), lost, lost > now.unmapped());
  }

  @Override
  public void comparing(long done) {
    work(new Progress(Work.COMPARING, done, 0), now.unmapped(), false);
  }

  private void work(Progress progress, long lost, boolean isToBeNoted) {
    boolean isOther = progress.work() != now.progress().work();
    if (isToBeNoted || isOther || pieces >= PIECES) {
      note(now.at(progress, lost));
      pieces = 0;
    }
    pieces++;
    requireLeave();
  }

  @Override
  public void waiting(String what) {
    note(now.waitingFor(what));
    pace.pause();
    requireLeave();
  }

  private void requireLeave() {
    if (!pace.mayGoOn()) {
      throw new BrokenOff("this process ends");
    }
  }

  /** Tells why it does not go on, unless that is told already. */
  void tell(String problem) {
    if (!problem.equals(now.problem())) {
      note(now.waitingFor(problem));
    }
  }

  /** One note tells both: what was compared is swapped by whoever finds it on its way. */
  void compared(Compared tables, RebuildState next, @Nullable String why) {
    note(now.compared(tables).in(next, why));
  }

  void end(RebuildState state, @Nullable String why) {
    note(now.in(state, why));
  }

  private void note(Rebuild next) {
    now = rebuilds.note(next).orElseThrow(() -> new BrokenOff("it was sent elsewhere"));
  }
}
