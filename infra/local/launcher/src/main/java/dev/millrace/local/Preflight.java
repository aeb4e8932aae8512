package dev.millrace.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** Looks, before anything starts, whether this machine can run the stack; reports all at once. */
public final class Preflight {

  private static final int JAVA = 17;
  private static final long MIN_DISK_MEGABYTES = 2_000;
  private static final Path MEMORY = Path.of("/proc/meminfo");

  private Preflight() {}

  static void check(LocalConfig config) {
    List<String> problems = problems(config, availableMegabytes());
    if (!problems.isEmpty()) {
      throw new StackException(String.join("\n", problems));
    }
  }

  static List<String> problems(LocalConfig config, Optional<Long> availableMegabytes) {
    return requirements(config, availableMegabytes).stream()
        .filter(requirement -> !requirement.isMet())
        .map(Requirement::problem)
        .toList();
  }

  /** All that is looked at, met or not. Changes nothing. */
  public static List<Requirement> requirements(LocalConfig config) {
    return requirements(config, availableMegabytes());
  }

  private static List<Requirement> requirements(
      LocalConfig config, Optional<Long> availableMegabytes) {
    List<Requirement> all = new ArrayList<>();
    all.add(java(config.javaHome()));
    all.add(layout(config));
    all.add(memory(needed(config), availableMegabytes));
    all.add(sessions());
    all.add(disk(config.data()));
    return all;
  }

  private static Requirement java(Path home) {
    int version = javaVersion(home);
    String found = home + " holds " + (version == 0 ? "no JDK" : "Java " + version);
    return version == JAVA && Files.isExecutable(home.resolve("bin").resolve("java"))
        ? Requirement.met("java", found)
        : Requirement.unmet(
            "java",
            "JDK %d is needed: %s.".formatted(JAVA, found),
            "Cassandra 5.0 and Spark 3.5 do not run on others. Install JDK %d and set JAVA_HOME to it."
                .formatted(JAVA));
  }

  private static Requirement layout(LocalConfig config) {
    List<Server> servers = List.copyOf(Server.withNeeds(config.servers()));
    return servers.stream()
        .filter(server -> !Files.isDirectory(config.classPath(server)))
        .findFirst()
        .map(
            server ->
                Requirement.unmet(
                    "build",
                    "The class path of %s is missing: there is no %s."
                        .formatted(server.processName(), config.classPath(server)),
                    "Build the project first: mvn package"))
        .orElseGet(
            () ->
                Requirement.met(
                    "build", servers.size() + " servers are laid out in " + config.dist()));
  }

  private static Requirement memory(long needed, Optional<Long> available) {
    if (available.isEmpty()) {
      return Requirement.met("memory", "this system does not say how much is available");
    }
    return available.get() >= needed
        ? Requirement.met(
            "memory",
            "%d MiB are available, about %d are needed".formatted(available.get(), needed))
        : Requirement.unmet(
            "memory",
            "Too little memory: about %d MiB are needed, and %d MiB are available (MemAvailable in %s)."
                .formatted(needed, available.get(), MEMORY),
            "Stop other programs.");
  }

  private static Requirement sessions() {
    return ChildCommand.onPath("setsid") || ChildCommand.onPath("perl")
        ? Requirement.met("sessions", "the servers can be kept off the terminal")
        : Requirement.unmet(
            "sessions",
            "Neither setsid nor perl is on the PATH; one of them must keep the servers off the terminal.",
            "Install util-linux.");
  }

  private static Requirement disk(Path data) {
    Path folder = nearestExisting(data);
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      return unwritable(data, folder + " is none that we may write to");
    }
    try {
      long free = Files.getFileStore(folder).getUsableSpace() >> 20;
      return free >= MIN_DISK_MEGABYTES
          ? Requirement.met("disk", "%d MiB are left for %s".formatted(free, data))
          : Requirement.unmet(
              "disk",
              "Too little disk space: %s has %d MiB left, %d are needed."
                  .formatted(data, free, MIN_DISK_MEGABYTES),
              "Free some, or choose another folder with --data.");
    } catch (IOException e) {
      return unwritable(data, e.toString());
    }
  }

  private static Path nearestExisting(Path folder) {
    Path found = folder;
    while (!Files.exists(found) && found.getParent() != null) {
      found = found.getParent();
    }
    return found;
  }

  private static Requirement unwritable(Path data, String why) {
    return Requirement.unmet(
        "disk",
        "The data folder %s cannot be written (%s).".formatted(data, why),
        "Choose another with --data, or make it writable.");
  }

  private static long needed(LocalConfig config) {
    Set<Server> servers = Server.withNeeds(config.servers());
    return config.othersMegabytes()
        + servers.stream().mapToLong(Server::memoryMegabytes).sum()
        + (servers.contains(Server.KAFKA) ? config.kafka().addedMegabytes() : 0);
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
