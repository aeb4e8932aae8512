package dev.millrace.local;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Loopback ports: as given, else the ones of the last start when they are free, else free ones.
 *
 * <p>Free ones lie below the range from which systems take the ports of outgoing connections: a
 * client that retries a dead server in that range can end up connected to itself, and the server
 * then cannot come back.
 */
final class Ports {

  private static final int LOWEST = 15_000;
  private static final int HIGHEST = 32_000;

  private final Path file;
  private final Map<String, Integer> given;
  private final Properties remembered = new Properties();
  private final Set<Integer> taken = new HashSet<>();
  private final RandomGenerator random = RandomGenerator.getDefault();

  /**
   * @param file where they are remembered
   * @param given by name
   */
  Ports(Path file, Map<String, Integer> given) {
    this.file = file;
    this.given = Map.copyOf(given);
    load();
  }

  /**
   * The port of this name.
   *
   * @throws StackException when the given one is in use
   */
  int of(String name) {
    Integer wanted = given.get(name);
    int port = wanted == null ? rememberedOrFree(name) : free(name, wanted);
    taken.add(port);
    remembered.setProperty(name, Integer.toString(port));
    save();
    return port;
  }

  private static int free(String name, int port) {
    if (!Loopback.isFree(port)) {
      throw new StackException(
          "Port "
              + port
              + " on "
              + Loopback.HOST
              + ", asked for "
              + name
              + ", is in use by another program.\n  Stop that program, give "
              + name
              + " another port, or give none to have a free one chosen.");
    }
    return port;
  }

  private int rememberedOrFree(String name) {
    String last = remembered.getProperty(name, "");
    if (last.matches("[0-9]{1,5}") && isUsable(Integer.parseInt(last))) {
      return Integer.parseInt(last);
    }
    int port = random.nextInt(LOWEST, HIGHEST);
    while (!isUsable(port)) {
      port = random.nextInt(LOWEST, HIGHEST);
    }
    return port;
  }

  private boolean isUsable(int port) {
    return !taken.contains(port) && Loopback.isFree(port);
  }

  private void load() {
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        remembered.load(reader);
      } catch (IOException e) {
        throw new StackException("The ports in " + file + " cannot be read: " + e, e);
      }
    }
  }

  private void save() {
    try (Writer writer = Files.newBufferedWriter(file)) {
      remembered.store(writer, null);
    } catch (IOException e) {
      throw new StackException("The ports cannot be kept in " + file + ": " + e, e);
    }
  }
}
