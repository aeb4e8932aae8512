package dev.millrace.adapters.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A copy of a query's checkpoint, as a disk or a person may leave it. */
record DamagedFolder(Path folder) {

  static DamagedFolder copy(Path from, Path to) throws IOException {
    for (Path file : below(from)) {
      Path copy = to.resolve(from.relativize(file).toString());
      if (Files.isDirectory(file)) {
        Files.createDirectories(copy);
      } else {
        Files.copy(file, copy);
      }
    }
    return new DamagedFolder(to);
  }

  void inflict(String fault, String file) throws IOException {
    Path damaged = folder.resolve(file);
    byte[] bytes = Files.readAllBytes(damaged);
    switch (fault) {
      case "lost" -> lose(file);
      case "emptied" -> Files.write(damaged, new byte[0]);
      case "cut" -> Files.write(damaged, Arrays.copyOf(bytes, bytes.length / 2));
      case "flipped" -> {
        bytes[bytes.length / 2] ^= 1;
        Files.write(damaged, bytes);
      }
      default -> throw new IllegalArgumentException(fault);
    }
  }

  /** Loses files, each with its checksum. */
  void lose(String... files) {
    try {
      for (String file : files) {
        Path lost = folder.resolve(file);
        Files.delete(lost);
        Files.deleteIfExists(lost.resolveSibling("." + lost.getFileName() + ".crc"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void loseAll() throws IOException {
    loseAll("");
  }

  /** Loses a folder in it with all that is below. */
  void loseAll(String name) throws IOException {
    List<Path> files = below(folder.resolve(name));
    files.sort(Comparator.reverseOrder());
    for (Path file : files) {
      Files.delete(file);
    }
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return new ArrayList<>(files.toList());
    }
  }
}
