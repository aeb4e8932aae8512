package dev.millrace.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Remembers a child, so that the next launcher never starts a second server on the same data while
 * the first one, orphaned a moment ago, is still on its way out.
 */
final class PidFile {

  private static final Duration PATIENCE = Duration.ofSeconds(6);

  private final Path file;

  PidFile(Path file) {
    this.file = file;
  }

  void write(ProcessHandle process) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, process.pid() + " " + startOf(process));
  }

  /** Waits until the process of an earlier start is gone, and kills it when that takes too long. */
  void awaitDeath() throws IOException, InterruptedException {
    Optional<ProcessHandle> last = last();
    if (last.isPresent()) {
      awaitDeath(last.get());
    }
    Files.deleteIfExists(file);
  }

  private static void awaitDeath(ProcessHandle process) throws InterruptedException {
    try {
      process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      Signal.KILL.sendToTree(process);
      process.onExit().join();
    } catch (ExecutionException e) {
      throw new StackException("Cannot wait for process " + process.pid() + ": " + e, e);
    }
  }

  private Optional<ProcessHandle> last() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> parts = List.of(Files.readString(file).strip().split(" ", 2));
    if (parts.size() != 2 || !parts.get(0).matches("[0-9]{1,9}")) {
      return Optional.empty();
    }
    // The start time tells it from a stranger that was given the same pid.
    return ProcessHandle.of(Long.parseLong(parts.get(0)))
        .filter(process -> startOf(process).equals(parts.get(1)));
  }

  private static String startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("unknown");
  }
}
