package dev.millrace.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A running child. It ends with the launcher, however that ends (see {@link ChildCommand}). */
final class ChildProcess {

  private static final long MAX_LOG_BYTES = 16L << 20;

  // Holds the pipe that keeps the child alive, so it must stay reachable as long as this does.
  private final Process process;
  private final ProcessSpec spec;

  private ChildProcess(Process process, ProcessSpec spec) {
    this.process = process;
    this.spec = spec;
  }

  static ChildProcess start(ProcessSpec spec, Path log) throws IOException {
    Files.createDirectories(spec.folder());
    rotate(log);
    ProcessBuilder builder =
        new ProcessBuilder(ChildCommand.of(spec.stopSignal(), spec.command()))
            .directory(spec.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(spec.environment());
    return new ChildProcess(builder.start(), spec);
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  int exitCode() {
    return process.exitValue();
  }

  int waitFor() throws InterruptedException {
    return process.waitFor();
  }

  /**
   * Asks it to end, and kills it with all its descendants when it does not in time.
   *
   * @return whether it ended by itself
   */
  boolean stop() throws InterruptedException {
    // A paused process would not even see the signal.
    Signal.CONT.sendToTree(handle());
    spec.stopSignal().send(List.of(process.pid()));
    boolean hasEnded = ended(spec.stopTimeout());
    if (!hasEnded) {
      kill();
    }
    return hasEnded;
  }

  void kill() throws InterruptedException {
    List<ProcessHandle> tree = Stream.concat(Stream.of(handle()), handle().descendants()).toList();
    Signal.KILL.send(tree.stream().map(ProcessHandle::pid).toList());
    process.waitFor();
    for (ProcessHandle member : tree) {
      member.onExit().join();
    }
  }

  private boolean ended(Duration timeout) throws InterruptedException {
    return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void rotate(Path log) throws IOException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    if (Files.exists(log) && Files.size(log) > MAX_LOG_BYTES) {
      Path old = log.resolveSibling(log.getFileName() + ".1");
      Files.move(log, old, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
