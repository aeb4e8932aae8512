package dev.millrace.bootstrap.services.pipeline;

import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/** The file through which an installation's processes and commands know their settings. */
record SettingsFile(Path path) {

  private static final int SECRET_BYTES = 32;

  private static final Set<Setting> DECIDED =
      EnumSet.of(
          Setting.POSTGRES_URL,
          Setting.POSTGRES_USER,
          Setting.POSTGRES_PASSWORD,
          Setting.KAFKA_BOOTSTRAP_SERVERS,
          Setting.REGISTRY_URL,
          Setting.CASSANDRA_CONTACT_POINTS,
          Setting.CASSANDRA_DATACENTER,
          Setting.SOURCE_URL,
          Setting.SOURCE_ALLOW_PRIVATE,
          Setting.STREAM_CHECKPOINTS);

  SettingsFile {
    path = path.toAbsolutePath().normalize();
  }

  /** As every process of the installation reads it: under the environment. */
  Settings read() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put(Settings.FILE_VARIABLE, path.toString());
    return Settings.of(environment);
  }

  /** A secret that the file holds, or a fresh one: those who have it keep it over restarts. */
  String secret(Setting setting) throws IOException {
    Properties last = new Properties();
    if (Files.exists(path)) {
      try (Reader reader = Files.newBufferedReader(path)) {
        last.load(reader);
      }
    }
    String kept = last.getProperty(setting.key(), "");
    return kept.isEmpty() ? fresh() : kept;
  }

  private static String fresh() {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }

  /**
   * The environment wins over the file. Where it names other servers, some processes of a local
   * pipeline would work on those.
   *
   * @throws IllegalArgumentException when one of these variables sets what a local pipeline decides
   */
  static void requireUndisputed(Set<String> variables, SparkMode spark) {
    List<String> disputed =
        Stream.concat(DECIDED.stream(), spark.decided().stream())
            .map(Setting::variable)
            .filter(variables::contains)
            .toList();
    if (!disputed.isEmpty()) {
      throw new IllegalArgumentException(
          "the environment sets "
              + String.join(", ", disputed)
              + ", but up and demo have servers of their own.\n  Unset that, or run ingest, relay,"
              + " stream and control on the servers it names.");
    }
  }

  /**
   * Writes it anew, at once for every reader, and readable for its owner alone: it holds secrets.
   */
  void write(Map<Setting, String> settings) throws IOException {
    Properties properties = new Properties();
    settings.forEach((setting, value) -> properties.setProperty(setting.key(), value));
    Path fresh =
        Files.createTempFile(
            path.getParent(),
            "settings",
            ".tmp",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (Writer writer = Files.newBufferedWriter(fresh)) {
      properties.store(writer, "Written by millrace up at each start.");
    }
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
