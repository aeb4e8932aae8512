package dev.millrace.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one process running, in a thread of its own that also owns the child: an interrupt is the
 * request to stop. A first start that fails is final; after that, every death leads to a restart.
 */
final class Supervised {

  private static final Logger log = LoggerFactory.getLogger(Supervised.class);
  private static final long POLL_MILLIS = 40;

  private final ProcessSpec spec;
  private final Path logFile;
  private final PidFile pidFile;
  private final Progress progress;
  private final Supplier<CompletableFuture<?>> needs;

  private volatile CompletableFuture<Void> ready = new CompletableFuture<>();
  private volatile @Nullable ChildProcess child;
  private volatile boolean killing;
  private @Nullable Thread thread;
  private boolean everReady;

  /**
   * @param folder holds {@code logs} and {@code run}
   * @param needs completes when all that it needs is ready
   */
  Supervised(
      ProcessSpec spec, Path folder, Progress progress, Supplier<CompletableFuture<?>> needs) {
    this.spec = spec;
    this.logFile = folder.resolve("logs").resolve(spec.name() + ".log");
    this.pidFile = new PidFile(folder.resolve("run").resolve(spec.name() + ".pid"));
    this.progress = progress;
    this.needs = needs;
  }

  ProcessSpec spec() {
    return spec;
  }

  /** Completes when it is ready; a new one after each death. */
  CompletableFuture<Void> ready() {
    return ready;
  }

  Optional<ProcessHandle> handle() {
    return Optional.ofNullable(child).filter(ChildProcess::isAlive).map(ChildProcess::handle);
  }

  /** Asks the process itself: a ready one may have died or been paused since. */
  boolean answers() {
    return handle().isPresent() && ready.isDone() && !ready.isCompletedExceptionally() && isReady();
  }

  synchronized void start() {
    if (thread != null && thread.isAlive()) {
      return;
    }
    if (ready.isDone()) {
      ready = new CompletableFuture<>();
    }
    everReady = false;
    killing = false;
    thread = new Thread(this::supervise, "supervise-" + spec.name());
    thread.setDaemon(true);
    thread.start();
  }

  void stop() {
    end(false);
  }

  void kill() {
    end(true);
  }

  private synchronized void end(boolean kill) {
    Thread running = thread;
    if (running == null) {
      return;
    }
    killing = kill;
    running.interrupt();
    boolean interrupted = false;
    while (running.isAlive()) {
      try {
        running.join();
      } catch (InterruptedException e) {
        // The child must be gone before this returns: remember it, and go on waiting.
        interrupted = true;
      }
    }
    thread = null;
    ready.completeExceptionally(new StackException(spec.name() + " was stopped."));
    ready = new CompletableFuture<>();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void supervise() {
    try {
      Backoff backoff = new Backoff();
      while (true) {
        Thread.sleep(backoff.afterDeath(live()).toMillis());
      }
    } catch (InterruptedException e) {
      log.debug("{} is asked to stop", spec.name());
    } catch (StackException e) {
      report(State.FAILED, Duration.ZERO, firstLine(e));
      ready.completeExceptionally(e);
    } finally {
      endChild();
    }
  }

  /** One life of the process; returns how long it was ready. */
  private Duration live() throws InterruptedException {
    Stopwatch sinceStart = new Stopwatch();
    try {
      report(State.WAITING, Duration.ZERO, String.join(", ", spec.needs()));
      awaitNeeds();
      sinceStart = new Stopwatch();
      report(State.STARTING, Duration.ZERO, "");
      pidFile.awaitDeath();
      spec.preparation().run();
      ChildProcess started = ChildProcess.start(spec, logFile);
      child = started;
      pidFile.write(started.handle());
      awaitReady(started, sinceStart);
      everReady = true;
      report(State.READY, sinceStart.elapsed(), "");
      ready.complete(null);
      return untilDeath(started);
    } catch (IOException | RuntimeException e) {
      // Preparations are anybody's code: one that fails in its own way must not end the
      // supervision.
      return startAgain(e, sinceStart);
    }
  }

  private Duration untilDeath(ChildProcess started) throws InterruptedException {
    Stopwatch sinceReady = new Stopwatch();
    int code = started.waitFor();
    ready = new CompletableFuture<>();
    String why = "exited with code " + code + ", see " + logFile;
    log.warn("{} {}", spec.name(), why);
    report(State.RESTARTING, sinceReady.elapsed(), why);
    return sinceReady.elapsed();
  }

  private Duration startAgain(Exception failure, Stopwatch sinceStart) throws InterruptedException {
    ChildProcess half = child;
    if (half != null && half.isAlive()) {
      half.kill();
    }
    if (!everReady) {
      throw failure instanceof StackException known
          ? known
          : new StackException(
              spec.name() + " cannot be started: " + failure.getMessage(), failure);
    }
    log.warn("{} did not come back: {}", spec.name(), failure.getMessage());
    report(State.RESTARTING, sinceStart.elapsed(), firstLine(failure));
    return Duration.ZERO;
  }

  private void awaitNeeds() throws InterruptedException {
    try {
      needs.get().get();
    } catch (ExecutionException e) {
      throw new StackException(spec.name() + " cannot be started: what it needs has failed.", e);
    }
  }

  private void awaitReady(ChildProcess started, Stopwatch sinceStart) throws InterruptedException {
    while (!isReady()) {
      if (!started.isAlive()) {
        throw new StackException(
            spec.name() + " ended with code " + started.exitCode() + " while starting." + hint());
      }
      if (sinceStart.elapsed().compareTo(spec.startTimeout()) > 0) {
        throw new StackException(
            spec.name()
                + " was not ready after "
                + spec.startTimeout().toSeconds()
                + " s."
                + hint());
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private boolean isReady() {
    try {
      return spec.readiness().isReady();
    } catch (IOException e) {
      return false;
    }
  }

  private String hint() {
    return "\n  Its log: " + logFile + LogTail.of(logFile);
  }

  private void endChild() {
    // The request to stop must not cut the stop itself short.
    boolean interrupted = Thread.interrupted();
    ChildProcess last = child;
    if (last != null && last.isAlive()) {
      endChild(last);
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void endChild(ChildProcess last) {
    Stopwatch sinceStop = new Stopwatch();
    report(State.STOPPING, Duration.ZERO, "");
    try {
      String detail = killing ? killed(last) : stopped(last);
      report(State.STOPPED, sinceStop.elapsed(), detail);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String killed(ChildProcess last) throws InterruptedException {
    last.kill();
    return "";
  }

  private String stopped(ChildProcess last) throws InterruptedException {
    return last.stop() ? "" : "killed after " + spec.stopTimeout().toMillis() + " ms";
  }

  private void report(State state, Duration elapsed, String detail) {
    progress.changed(spec.name(), state, elapsed, detail);
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
