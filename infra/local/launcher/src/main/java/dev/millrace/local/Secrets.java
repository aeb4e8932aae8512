package dev.millrace.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Generated passwords, one file each, which only the owner may read. */
final class Secrets {

  private static final int BYTES = 16;

  private final Path folder;
  private final SecureRandom random = new SecureRandom();

  Secrets(Path folder) {
    this.folder = folder;
  }

  /** The secret of this name, generated when it is first asked for. */
  synchronized String of(String name) {
    Path file = file(name);
    try {
      if (!Files.exists(file)) {
        write(file);
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new StackException("The password in " + file + " cannot be used: " + e, e);
    }
  }

  /** Where it is kept. */
  Path file(String name) {
    return folder.resolve(name);
  }

  private void write(Path file) throws IOException {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    Files.createDirectories(folder);
    Path draft = folder.resolve(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    Files.createFile(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(draft, HexFormat.of().formatHex(secret));
    Files.move(draft, file);
  }
}
