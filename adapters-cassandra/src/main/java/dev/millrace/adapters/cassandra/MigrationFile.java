package dev.millrace.adapters.cassandra;

import dev.millrace.domain.failure.PermanentFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A file of migrations, {@code cql/<name>.cql} on the class path. */
record MigrationFile(String name, String text) {

  /**
   * The files of that name in their order: {@code name.cql}, then {@code name.2.cql} and so on up
   * to the first that is not there.
   */
  static List<MigrationFile> all(String name) {
    List<MigrationFile> files = new ArrayList<>(List.of(of(name)));
    for (int number = 2; isThere(name + "." + number); number++) {
      files.add(of(name + "." + number));
    }
    return List.copyOf(files);
  }

  private static boolean isThere(String name) {
    return MigrationFile.class.getResource(path(name)) != null;
  }

  private static String path(String name) {
    return "/cql/" + name + ".cql";
  }

  static MigrationFile of(String name) {
    String path = path(name);
    try (InputStream in = MigrationFile.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new PermanentFailure("there is no " + path + " on the class path");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new MigrationFile(name, text.replace("\r\n", "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  List<String> statements() {
    return CqlScript.statements(text);
  }

  String checksum() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
