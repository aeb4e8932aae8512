package dev.millrace.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks a {@code tar.xz} with its symbolic links and execute bits, which the tools of a small
 * machine may not be able to. Knows the ustar header and GNU's long names.
 */
final class TarXz {

  private static final int BLOCK = 512;

  private final InputStream in;
  private final Path target;
  private String longName = "";

  private TarXz(InputStream in, Path target) {
    this.in = in;
    this.target = target;
  }

  static void unpack(Path archive, Path target) throws IOException {
    try (InputStream in =
        new XZInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
      TarXz tar = new TarXz(in, target);
      byte[] header = in.readNBytes(BLOCK);
      while (header.length == BLOCK && header[0] != 0) {
        tar.entry(header);
        header = in.readNBytes(BLOCK);
      }
    }
  }

  private void entry(byte[] header) throws IOException {
    int size = (int) octal(header, 124, 12);
    String name = longName.isEmpty() ? prefix(header) + text(header, 0, 100) : longName;
    longName = "";
    switch (header[156]) {
      case 'L' -> longName = content(size).split("\0", 2)[0];
      case '5' -> Files.createDirectories(inTarget(name));
      case '2' -> link(inTarget(name), text(header, 157, 100));
      case '0', 0 -> file(inTarget(name), size, octal(header, 100, 8));
      default -> content(size);
    }
  }

  private void link(Path path, String to) throws IOException {
    Files.createDirectories(path.getParent());
    inTarget(target.relativize(path.resolveSibling(to)).toString());
    Files.createSymbolicLink(path, Path.of(to));
  }

  private void file(Path path, int size, long mode) throws IOException {
    Files.createDirectories(path.getParent());
    Files.write(path, in.readNBytes(size));
    skipPadding(size);
    boolean executable = (mode & 0100) != 0;
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }

  private String content(int size) throws IOException {
    String content = new String(in.readNBytes(size), StandardCharsets.UTF_8);
    skipPadding(size);
    return content;
  }

  private void skipPadding(int size) throws IOException {
    in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
  }

  private Path inTarget(String name) throws IOException {
    Path path = target.resolve(name).normalize();
    if (!path.startsWith(target)) {
      throw new IOException("the archive would write outside of " + target + ": " + name);
    }
    return path;
  }

  private static String prefix(byte[] header) {
    boolean ustar = text(header, 257, 8).equals("ustar");
    String prefix = ustar ? text(header, 345, 155) : "";
    return prefix.isEmpty() ? "" : prefix + "/";
  }

  private static long octal(byte[] header, int from, int length) {
    String digits = text(header, from, length).strip();
    return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.UTF_8);
  }
}
