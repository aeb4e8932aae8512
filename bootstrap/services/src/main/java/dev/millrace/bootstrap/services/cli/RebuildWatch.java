package dev.millrace.bootstrap.services.cli;

import dev.millrace.application.rebuild.RebuildView.Watch;
import dev.millrace.bootstrap.services.progress.Gauge;
import dev.millrace.domain.failure.TransientFailure;
import org.jspecify.annotations.Nullable;

/** Shows how far a rebuild is, one bar after the other. */
final class RebuildWatch implements Watch, AutoCloseable {

  private static final long PAUSE_MILLIS = 250;

  private final Output output;
  private String work = "";
  private String waitsFor = "";
  private @Nullable Gauge gauge;

  RebuildWatch(Output output) {
    this.output = output;
  }

  @Override
  public void filling(long done, long total, long unmapped) {
    gauge("filling").at(done, total, "");
  }

  /** How many rows there are nobody knows before. */
  @Override
  public void comparing(long done) {
    gauge("comparing").at(done, done, "");
  }

  @Override
  public void waiting(String what) {
    if (!what.equals(waitsFor)) {
      waitsFor = what;
      output.say("Waiting: " + what + ".");
    }
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFailure("interrupted while waiting: " + what, e);
    }
  }

  private Gauge gauge(String name) {
    Gauge current = gauge;
    if (current == null || !work.equals(name)) {
      close();
      work = name;
      current = output.gauge(name);
      gauge = current;
    }
    return current;
  }

  @Override
  public void close() {
    if (gauge != null) {
      gauge.close();
      gauge = null;
    }
  }
}
