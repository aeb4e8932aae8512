package dev.millrace.bootstrap.services.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** The memory that this process and all its descendants hold, where the system tells it. */
final class Resident {

  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final String FIELD = "VmRSS:";

  private long peakMegabytes;
  private long lookedNanos = System.nanoTime() - EVERY.toNanos();

  /** Looks, once a second at most. */
  void look() {
    if (System.nanoTime() - lookedNanos >= EVERY.toNanos()) {
      lookedNanos = System.nanoTime();
      peakMegabytes = Math.max(peakMegabytes, megabytes());
    }
  }

  long peak() {
    return peakMegabytes;
  }

  private static long megabytes() {
    ProcessHandle self = ProcessHandle.current();
    long kilobytes =
        Stream.concat(Stream.of(self), self.descendants())
            .mapToLong(process -> kilobytes(process.pid()))
            .sum();
    return kilobytes / 1024;
  }

  /** Zero for a process that has just ended, and where there is no {@code /proc}. */
  private static long kilobytes(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith(FIELD))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | java.io.UncheckedIOException ended) {
      return 0;
    }
  }
}
