package dev.millrace.local;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** PostgreSQL's programs, unpacked beside their archive when they are first needed. */
final class PostgresBinaries {

  private final Path folder;

  private PostgresBinaries(Path folder) {
    this.folder = folder;
  }

  /**
   * Unpacks the archive in this folder, unless that has been done; safe against others doing so.
   */
  static PostgresBinaries in(Path folder) throws IOException {
    Path archive = archive(folder);
    Path unpacked = folder.resolve(archive.getFileName().toString().replace(".txz", ""));
    if (!Files.isDirectory(unpacked)) {
      Path draft = Files.createTempDirectory(folder, "unpacking-");
      TarXz.unpack(archive, draft);
      publish(draft, unpacked);
    }
    return new PostgresBinaries(unpacked);
  }

  String program(String name) {
    return folder.resolve("bin").resolve(name).toString();
  }

  static void deleteAll(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static Path archive(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("there is no " + folder + "; build the project first (mvn package)");
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> archives = files.filter(file -> file.toString().endsWith(".txz")).toList();
      if (archives.size() != 1) {
        throw new IOException("expected one .txz in " + folder + ", found " + archives.size());
      }
      return archives.get(0);
    }
  }

  private static void publish(Path draft, Path unpacked) throws IOException {
    Files.setPosixFilePermissions(
        draft, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    try {
      Files.move(draft, unpacked, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      // Another process was faster, with the same content.
      deleteAll(draft);
    }
  }
}
