package dev.millrace.bootstrap.services.chaos;

import dev.millrace.local.Signal;
import dev.millrace.local.Stack;
import java.util.List;

/** Strikes a process of a stack by a signal, behind the back of what supervises it. */
final class Blow {

  private final Stack stack;

  Blow(Stack stack) {
    this.stack = stack;
  }

  /**
   * Returns when the fault is over: the killed process is gone, the paused one goes on.
   *
   * @throws IllegalStateException when the process is down already, so that nothing is struck
   */
  void strike(Strike strike) throws InterruptedException {
    ProcessHandle process = running(strike.pair().target().process());
    switch (strike.pair().kind()) {
      case KILL -> kill(process);
      case PAUSE -> pause(process, strike);
    }
  }

  private ProcessHandle running(String name) {
    return stack
        .handle(name)
        .orElseThrow(() -> new IllegalStateException(name + " is down before it is struck"));
  }

  private static void kill(ProcessHandle process) {
    Signal.KILL.send(List.of(process.pid()));
    process.onExit().join();
  }

  private static void pause(ProcessHandle process, Strike strike) throws InterruptedException {
    Signal.STOP.sendToTree(process);
    try {
      Thread.sleep(strike.lasting().toMillis());
    } finally {
      Signal.CONT.sendToTree(process);
    }
  }
}
