package dev.millrace.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Looks, before anything starts, whether this machine can run the stack; reports all at once. */
final class Preflight {

  private static final int JAVA = 17;
  private static final long MIN_DISK_MEGABYTES = 2_000;
  private static final Path MEMORY = Path.of("/proc/meminfo");

  private final List<String> problems = new ArrayList<>();

  private Preflight() {}

  static void check(LocalConfig config) {
    List<String> problems = problems(config, availableMegabytes());
    if (!problems.isEmpty()) {
      throw new StackException(String.join("\n", problems));
    }
  }

  static List<String> problems(LocalConfig config, Optional<Long> availableMegabytes) {
    Preflight preflight = new Preflight();
    preflight.java(config.javaHome());
    preflight.layout(config);
    preflight.memory(needed(config), availableMegabytes);
    preflight.sessions();
    preflight.disk(config.data());
    return preflight.problems;
  }

  private void java(Path home) {
    int version = javaVersion(home);
    if (version != JAVA || !Files.isExecutable(home.resolve("bin").resolve("java"))) {
      problems.add(
          "JDK %d is needed: %s holds %s.%n  Cassandra 5.0 and Spark 3.5 do not run on others. Install JDK %d and set JAVA_HOME to it."
              .formatted(JAVA, home, version == 0 ? "no JDK" : "Java " + version, JAVA));
    }
  }

  private void layout(LocalConfig config) {
    for (Server server : Server.withNeeds(config.servers())) {
      if (!Files.isDirectory(config.classPath(server))) {
        problems.add(
            "The class path of %s is missing: there is no %s.%n  Build the project first: mvn package"
                .formatted(server.processName(), config.classPath(server)));
      }
    }
  }

  private void memory(long needed, Optional<Long> available) {
    if (available.isPresent() && available.get() < needed) {
      problems.add(
          "Too little memory: about %d MiB are needed, and %d MiB are available (MemAvailable in %s).%n  Stop other programs."
              .formatted(needed, available.get(), MEMORY));
    }
  }

  private void sessions() {
    if (!ChildCommand.onPath("setsid") && !ChildCommand.onPath("perl")) {
      problems.add(
          "Neither setsid nor perl is on the PATH; one of them must keep the servers off the terminal.\n  Install util-linux.");
    }
  }

  private void disk(Path data) {
    try {
      Files.createDirectories(data);
      long free = Files.getFileStore(data).getUsableSpace() >> 20;
      if (free < MIN_DISK_MEGABYTES) {
        problems.add(
            "Too little disk space: %s has %d MiB left, %d are needed.%n  Free some, or choose another folder with --data."
                .formatted(data, free, MIN_DISK_MEGABYTES));
      }
      if (!Files.isWritable(data)) {
        problems.add(unwritable(data, "no permission"));
      }
    } catch (IOException e) {
      problems.add(unwritable(data, e.toString()));
    }
  }

  private static String unwritable(Path data, String why) {
    return "The data folder %s cannot be written (%s).%n  Choose another with --data, or make it writable."
        .formatted(data, why);
  }

  private static long needed(LocalConfig config) {
    return config.othersMegabytes()
        + Server.withNeeds(config.servers()).stream().mapToLong(Server::memoryMegabytes).sum();
  }

  private static Optional<Long> availableMegabytes() {
    try {
      return Files.readAllLines(MEMORY).stream()
          .filter(line -> line.startsWith("MemAvailable:"))
          .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10)
          .findFirst();
    } catch (IOException e) {
      // Only Linux says how much is available; elsewhere the servers find out themselves.
      return Optional.empty();
    }
  }

  /** From the JDK's release file; 0 when there is none. */
  private static int javaVersion(Path home) {
    Properties release = new Properties();
    try (var reader = Files.newBufferedReader(home.resolve("release"))) {
      release.load(reader);
    } catch (IOException e) {
      return 0;
    }
    String version = release.getProperty("JAVA_VERSION", "\"0\"").replace("\"", "");
    return Integer.parseInt(version.split("[.+-]", 2)[0]);
  }
}
