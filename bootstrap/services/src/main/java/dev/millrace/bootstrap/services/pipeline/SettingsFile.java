package dev.millrace.bootstrap.services.pipeline;

import dev.millrace.bootstrap.configuration.Setting;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;

/** The file through which an installation's processes and commands know their settings. */
record SettingsFile(Path path) {

  SettingsFile {
    path = path.toAbsolutePath().normalize();
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
