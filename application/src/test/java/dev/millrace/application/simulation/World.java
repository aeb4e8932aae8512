package dev.millrace.application.simulation;

import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.OutcomeUnknown;
import dev.millrace.domain.failure.TransientFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Who takes the next step, and what happens between two.
 *
 * <p>Everything runs in one thread. A process that is paused within a call stands on the stack
 * below the steps of the others, and goes on when they have returned. So two calls overlap only by
 * one lying within the other; a commit that outlives its caller makes the other overlaps.
 */
final class World {

  private static final int DEEPEST = 4;

  final Dice dice;
  final Faults faults;
  final SimulatedClock clock = new SimulatedClock();
  final Trace trace = new Trace();

  private final List<Actor> actors = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();
  private final Set<Actor> busy = Collections.newSetFromMap(new IdentityHashMap<>());
  private final int crashAt;
  private boolean calm;
  private int steps;
  private int injected;
  private int relaysStruck;

  /** A world in which, beside its faults, the process at that step crashes; none at -1. */
  World(Dice dice, Faults faults, int crashAt) {
    this.dice = dice;
    this.faults = faults;
    this.crashAt = crashAt;
  }

  void add(Actor actor) {
    actors.add(actor);
  }

  /**
   * Has something checked after every step that changed what it looks at.
   *
   * @param changes rises with every change
   */
  void check(LongSupplier changes, Runnable check) {
    checks.add(new Check(changes, check));
  }

  boolean isCalm() {
    return calm;
  }

  /** Ends all faults, and one process for good, if it is there. */
  void calm(Actor... retired) {
    calm = true;
    actors.removeAll(List.of(retired));
  }

  /** How many boundaries were crossed. */
  int steps() {
    return steps;
  }

  /** How many faults there were. */
  int injected() {
    return injected;
  }

  /** How often a relay died, or stood still while others went on. */
  int relaysStruck() {
    return relaysStruck;
  }

  private void strike(Actor actor) {
    relaysStruck += actor instanceof Relay ? 1 : 0;
  }

  /** Whether a fault of that probability happens now. */
  boolean happens(double probability) {
    boolean happens = !calm && dice.chance(probability);
    injected += happens ? 1 : 0;
    return happens;
  }

  /** A boundary between two steps of a process. */
  void edge(Actor actor, String where) {
    boolean dies = steps++ == crashAt;
    trace.note(actor.name(), where);
    clock.tick(dice, calm ? 0 : faults.clockBack());
    checks.forEach(Check::run);
    if (busy.size() <= DEEPEST && happens(faults.pause())) {
      trace.note(actor.name(), "is paused");
      strike(actor);
      turns(1 + dice.below(8));
      trace.note(actor.name(), "goes on");
    }
    if (dies || happens(faults.crash())) {
      trace.note(actor.name(), "crashes");
      throw new Crash();
    }
  }

  /** Refuses a call, sometimes. */
  void refuse(Actor actor) {
    if (happens(faults.unavailable())) {
      trace.note(actor.name(), "is refused");
      throw new TransientFailure("refused");
    }
  }

  /** Loses the answer of a call that took effect, sometimes. */
  void loseAnswer(Actor actor) {
    if (happens(faults.lostAnswer())) {
      trace.note(actor.name(), "gets no answer");
      throw new OutcomeUnknown("no answer");
    }
  }

  /** Advances anybody who is free, so many times. */
  void turns(int count) {
    for (int i = 0; i < count; i++) {
      turn(dice.pick(actors));
    }
  }

  /** Advances everybody until nobody has anything to do. */
  void drain(int mostRounds) {
    for (int round = 0; round < mostRounds; round++) {
      boolean done = false;
      for (Actor actor : List.copyOf(actors)) {
        done |= turn(actor);
      }
      if (!done) {
        return;
      }
    }
    throw new Broken("everything comes to rest after the faults have ended");
  }

  private static final class Check {

    private final LongSupplier changes;
    private final Runnable check;
    private long last = -1;

    Check(LongSupplier changes, Runnable check) {
      this.changes = changes;
      this.check = check;
    }

    void run() {
      long now = changes.getAsLong();
      if (now != last) {
        last = now;
        check.run();
      }
    }
  }

  private boolean turn(Actor actor) {
    if (!busy.add(actor)) {
      return false;
    }
    try {
      return actor.step();
    } catch (Crash crash) {
      strike(actor);
      actor.crash();
      return true;
    } catch (Failure failure) {
      trace.note(actor.name(), failure.getClass().getSimpleName());
      actor.fail(failure);
      return true;
    } finally {
      busy.remove(actor);
    }
  }
}
