package dev.millrace.bootstrap.services.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The data folder of a demo: a given one is kept; a fresh one is deleted after a success only, so
 * that the logs a failure points to are still there.
 */
final class DemoFolder implements AutoCloseable {

  private final Path path;
  private final boolean fresh;
  private boolean succeeded;

  private DemoFolder(Path path, boolean fresh) {
    this.path = path;
    this.fresh = fresh;
  }

  static DemoFolder of(@Nullable Path given) throws IOException {
    return given == null
        ? new DemoFolder(Files.createTempDirectory("millrace-demo"), true)
        : new DemoFolder(given, false);
  }

  Path path() {
    return path;
  }

  /** Where to look when it fails or is stopped. */
  String description() {
    String fate = fresh ? ", deleted after a success." : ".";
    return "Data and logs are in " + path + fate;
  }

  void succeeded() {
    succeeded = true;
  }

  private boolean isEmpty() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.findAny().isEmpty();
    }
  }

  @Override
  public void close() throws IOException {
    if (fresh && (succeeded || isEmpty())) {
      try (Stream<Path> all = Files.walk(path)) {
        for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(one);
        }
      }
    }
  }
}
