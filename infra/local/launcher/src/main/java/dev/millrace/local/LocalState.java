package dev.millrace.local;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a data folder tells about its stack to somebody who only looks.
 *
 * @param launcher the process that runs the stack; empty when none does
 * @param ports those of the last start, by name
 */
public record LocalState(Optional<Long> launcher, Map<String, Integer> ports) {

  public LocalState {
    ports = Map.copyOf(ports);
  }

  /** Looks, and never at the lock itself: whoever opens and closes that file may lose it. */
  public static LocalState of(Path data) {
    return new LocalState(launcher(data.resolve("lock")), ports(data.resolve("ports.properties")));
  }

  /** The ports that somebody listens on, by name. */
  public Map<String, Integer> taken() {
    return ports.entrySet().stream()
        .filter(port -> !Loopback.isFree(port.getValue()))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
  }

  private static Optional<Long> launcher(Path lock) {
    try {
      String holder = Files.exists(lock) ? Files.readString(lock).strip() : "";
      if (!holder.matches("[0-9]{1,9}")) {
        return Optional.empty();
      }
      Instant written = Files.getLastModifiedTime(lock).toInstant();
      return ProcessHandle.of(Long.parseLong(holder))
          .filter(process -> startedBefore(process, written))
          .map(ProcessHandle::pid);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** A process that began later was given the pid of one that ended. */
  private static boolean startedBefore(ProcessHandle process, Instant written) {
    return process.info().startInstant().map(start -> !start.isAfter(written)).orElse(true);
  }

  private static Map<String, Integer> ports(Path file) {
    Properties remembered = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        remembered.load(reader);
      } catch (IOException unreadable) {
        return Map.of();
      }
    }
    return remembered.stringPropertyNames().stream()
        .filter(name -> remembered.getProperty(name).matches("[0-9]{1,5}"))
        .collect(
            Collectors.toMap(name -> name, name -> Integer.valueOf(remembered.getProperty(name))));
  }
}
