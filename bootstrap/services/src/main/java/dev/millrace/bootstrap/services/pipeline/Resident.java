package dev.millrace.bootstrap.services.pipeline;

import dev.millrace.local.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The memory that the processes of a pipeline hold, this one included, where the system tells it.
 * What processes share is counted in each of them.
 */
public final class Resident {

  /** The name of this process among the others. */
  static final String LAUNCHER = "millrace";

  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final String FIELD = "VmRSS:";

  private final Stack stack;
  private final long startedNanos = System.nanoTime();
  private final List<Look> looks = new ArrayList<>();

  /**
   * What was seen at one time.
   *
   * @param after since the first possible look
   * @param megabytes of each process, with its descendants
   */
  public record Look(Duration after, Map<String, Long> megabytes) {

    public Look {
      megabytes = Map.copyOf(megabytes);
    }

    long sum() {
      return megabytes.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  public Resident(Stack stack) {
    this.stack = stack;
  }

  /** Looks, once a second at most. */
  void look() {
    Duration now = Duration.ofNanos(System.nanoTime() - startedNanos);
    if (looks.isEmpty() || now.minus(last().after()).compareTo(EVERY) >= 0) {
      looks.add(new Look(now, megabytes()));
    }
  }

  private Look last() {
    return looks.get(looks.size() - 1);
  }

  /** All looks so far, the oldest first. */
  public List<Look> looks() {
    return List.copyOf(looks);
  }

  private Map<String, Long> megabytes() {
    Map<String, Long> megabytes = new LinkedHashMap<>();
    megabytes.put(LAUNCHER, kilobytes(ProcessHandle.current().pid()) / 1024);
    for (String name : stack.names()) {
      stack.handle(name).ifPresent(process -> megabytes.put(name, kilobytesOfTree(process) / 1024));
    }
    return megabytes;
  }

  private static long kilobytesOfTree(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants())
        .mapToLong(one -> kilobytes(one.pid()))
        .sum();
  }

  /** Zero for a process that has just ended, and where there is no {@code /proc}. */
  private static long kilobytes(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith(FIELD))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException ended) {
      return 0;
    }
  }
}
