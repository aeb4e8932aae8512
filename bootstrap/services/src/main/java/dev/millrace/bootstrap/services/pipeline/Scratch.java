package dev.millrace.bootstrap.services.pipeline;

import dev.millrace.local.Preparation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder for what a process need not keep, empty whenever the process starts: one that was killed
 * has not cleaned up.
 */
record Scratch(Path folder) implements Preparation {

  @Override
  public void run() throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> left = Files.walk(folder)) {
        for (Path one : left.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(one);
        }
      }
    }
    Files.createDirectories(folder);
  }
}
