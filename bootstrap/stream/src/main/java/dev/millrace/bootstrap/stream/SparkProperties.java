package dev.millrace.bootstrap.stream;

import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Spark is set to beside the defaults. */
final class SparkProperties {

  private static final String JARS = "spark.jars";

  private SparkProperties() {}

  /**
   * Those of the file that the settings name, if any; and the jars that executors of a cluster have
   * to fetch from this driver.
   *
   * @throws IllegalArgumentException when the file cannot be read
   */
  static Map<String, String> of(Settings settings) {
    Map<String, String> all = new TreeMap<>();
    if (!settings.text(Setting.STREAM_MASTER).startsWith("local")) {
      all.put(JARS, jars(folder()));
    }
    String file = settings.text(Setting.STREAM_SPARK_PROPERTIES);
    if (!file.isEmpty()) {
      all.putAll(read(Path.of(file)));
    }
    return all;
  }

  /** All jars of a folder, as Spark lists them. */
  static String jars(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .sorted()
          .map(Path::toString)
          .collect(Collectors.joining(","));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot list the jars of " + folder, unreadable);
    }
  }

  /** Where this program's jars lie; Spark's own are elsewhere. */
  private static Path folder() {
    try {
      Path own =
          Path.of(
              Objects.requireNonNull(SparkProperties.class.getProtectionDomain().getCodeSource())
                  .getLocation()
                  .toURI());
      return Objects.requireNonNull(own.getParent());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Map<String, String> read(Path file) {
    Properties found = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      found.load(reader);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "cannot read "
              + file
              + ", which "
              + Setting.STREAM_SPARK_PROPERTIES.key()
              + " names: "
              + unreadable,
          unreadable);
    }
    return found.stringPropertyNames().stream()
        .collect(Collectors.toMap(key -> key, key -> found.getProperty(key).strip()));
  }
}
