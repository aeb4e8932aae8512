package dev.millrace.adapters.http.pages;

import dev.millrace.adapters.http.api.Thrown;
import dev.millrace.application.redrive.RedriveLetters;
import dev.millrace.application.redrive.RedriveStep;
import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.port.deadletter.Redrive;
import dev.millrace.domain.port.deadletter.RedriveId;
import dev.millrace.domain.record.FamilyName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Redrives while nobody waits for it: one redrive at a time, in steps, no faster than was asked
 * for. What is broken off, by a failure or with the process, another redrive goes on with.
 */
final class BackgroundRedrive implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BackgroundRedrive.class);
  private static final long PAUSE_MILLIS = 1_000;

  private final RedriveLetters letters;
  private final ExecutorService steps =
      Executors.newSingleThreadExecutor(BackgroundRedrive::thread);

  /** The latest one, over or not. */
  private @Nullable Course latest;

  BackgroundRedrive(RedriveLetters letters) {
    this.letters = letters;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "pages-redrive");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * How the latest redrive of this process stands.
   *
   * @param words what it waits for, or what broke it off; empty when there is nothing to say
   */
  record State(RedriveId redrive, boolean isOver, String words) {}

  synchronized Optional<State> state() {
    Course course = latest;
    return course == null ? Optional.empty() : Optional.of(course.state);
  }

  /** Begins one; empty when another one is under way. */
  synchronized Optional<Redrive> begin(RedriveOrder order, String by) {
    if (state().filter(state -> !state.isOver()).isPresent()) {
      return Optional.empty();
    }
    Redrive begun = letters.begin(order.filter(), order.isForced(), by);
    Course course = new Course(order, begun);
    latest = course;
    steps.execute(() -> step(course));
    return Optional.of(begun);
  }

  private void step(Course course) {
    try {
      if (course.isThrough()) {
        letters.end(course.redrive.id());
        course.tell(true, "");
      } else {
        CompletableFuture.delayedExecutor(course.advance(), TimeUnit.MILLISECONDS, steps)
            .execute(() -> step(course));
      }
    } catch (RuntimeException failure) {
      Throwable cause = Thrown.unwrapped(failure);
      LOG.error("redrive {} is broken off", course.redrive.id(), cause);
      course.tell(
          true,
          cause instanceof Failure
              ? "broken off: " + cause.getMessage() + " Another redrive goes on."
              : "broken off; the log of this process says why");
    }
  }

  @Override
  public void close() {
    steps.shutdownNow();
  }

  /** How far a redrive is. */
  private final class Course {

    private final RedriveOrder order;
    private final Redrive redrive;
    private final Deque<FamilyName> families;
    private final long begun = System.nanoTime();
    private long above;
    private long redriven;
    private volatile State state;

    Course(RedriveOrder order, Redrive redrive) {
      this.order = order;
      this.redrive = redrive;
      this.families = new ArrayDeque<>(letters.families(order.filter()));
      this.state = new State(redrive.id(), false, "");
    }

    boolean isThrough() {
      return families.isEmpty() || redriven >= order.limit();
    }

    /** How long to wait for the next step, in milliseconds. */
    long advance() {
      int most = (int) Math.min(order.rate(), order.limit() - redriven);
      RedriveStep step = letters.advance(redrive, order.filter(), families.element(), above, most);
      String waitsFor = step.waitsFor();
      if (waitsFor != null) {
        tell(false, waitsFor);
        return PAUSE_MILLIS;
      }
      add(step);
      return pause();
    }

    private void add(RedriveStep step) {
      redriven += step.redriven().size();
      above = step.upTo();
      if (step.isLast()) {
        families.remove();
        above = 0;
      }
      tell(false, "");
    }

    private long pause() {
      long due = redriven * TimeUnit.SECONDS.toMillis(1) / order.rate();
      return Math.max(0, due - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }

    void tell(boolean isOver, String words) {
      state = new State(redrive.id(), isOver, words);
    }
  }
}
