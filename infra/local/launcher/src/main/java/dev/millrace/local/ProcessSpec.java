package dev.millrace.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One child process.
 *
 * @param name unique in its stack; also the name of its log file
 * @param command the program and its arguments; secrets belong into the environment
 * @param environment what is added to the launcher's environment
 * @param folder where it runs
 * @param needs the names of the processes that must be ready before it starts
 * @param preparation run before each start, when the needs are ready
 * @param readiness when others can use it
 * @param startTimeout how long it may take to become ready
 * @param stopSignal what asks it to end in good order
 * @param stopTimeout how long that may take before it is killed
 */
public record ProcessSpec(
    String name,
    List<String> command,
    Map<String, String> environment,
    Path folder,
    Set<String> needs,
    Preparation preparation,
    Readiness readiness,
    Duration startTimeout,
    Signal stopSignal,
    Duration stopTimeout) {

  public ProcessSpec {
    requireName(name);
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    needs = Set.copyOf(needs);
  }

  /** A process that needs nothing and is ready as soon as it runs; refine it from there. */
  public static ProcessSpec of(String name, Path folder, List<String> command) {
    return new ProcessSpec(
        name,
        command,
        Map.of(),
        folder,
        Set.of(),
        () -> {},
        Readiness.immediate(),
        Duration.ofSeconds(60),
        Signal.TERM,
        Duration.ofSeconds(5));
  }

  public ProcessSpec withEnvironment(Map<String, String> added) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(added);
    return new ProcessSpec(
        name,
        command,
        all,
        folder,
        needs,
        preparation,
        readiness,
        startTimeout,
        stopSignal,
        stopTimeout);
  }

  public ProcessSpec needing(Set<String> names) {
    return new ProcessSpec(
        name,
        command,
        environment,
        folder,
        names,
        preparation,
        readiness,
        startTimeout,
        stopSignal,
        stopTimeout);
  }

  public ProcessSpec preparedBy(Preparation step) {
    return new ProcessSpec(
        name,
        command,
        environment,
        folder,
        needs,
        step,
        readiness,
        startTimeout,
        stopSignal,
        stopTimeout);
  }

  public ProcessSpec readyWhen(Readiness probe) {
    return new ProcessSpec(
        name,
        command,
        environment,
        folder,
        needs,
        preparation,
        probe,
        startTimeout,
        stopSignal,
        stopTimeout);
  }

  public ProcessSpec startingWithin(Duration timeout) {
    return new ProcessSpec(
        name,
        command,
        environment,
        folder,
        needs,
        preparation,
        readiness,
        timeout,
        stopSignal,
        stopTimeout);
  }

  public ProcessSpec stoppedBy(Signal signal, Duration timeout) {
    return new ProcessSpec(
        name,
        command,
        environment,
        folder,
        needs,
        preparation,
        readiness,
        startTimeout,
        signal,
        timeout);
  }

  private static void requireName(String name) {
    if (!name.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException("not a process name: " + name);
    }
  }
}
