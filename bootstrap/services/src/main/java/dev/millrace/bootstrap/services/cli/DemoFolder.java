package dev.millrace.bootstrap.services.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The data folder of a demo: a given one is kept, a fresh one is deleted after a success. */
final class DemoFolder implements AutoCloseable {

  private final Path path;
  private boolean deleted;

  private DemoFolder(Path path, boolean deleted) {
    this.path = path;
    this.deleted = deleted;
  }

  static DemoFolder of(@Nullable Path given) throws IOException {
    return given == null
        ? new DemoFolder(Files.createTempDirectory("millrace-demo"), true)
        : new DemoFolder(Files.createDirectories(given), false);
  }

  Path path() {
    return path;
  }

  void keep() {
    deleted = false;
  }

  @Override
  public void close() throws IOException {
    if (deleted) {
      try (Stream<Path> all = Files.walk(path)) {
        for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(one);
        }
      }
    }
  }
}
