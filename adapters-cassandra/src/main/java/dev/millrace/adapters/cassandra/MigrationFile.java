package dev.millrace.adapters.cassandra;

import dev.millrace.domain.failure.PermanentFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A file of migrations, {@code cql/<name>.cql} on the class path. */
record MigrationFile(String name, String text) {

  static MigrationFile of(String name) {
    String path = "/cql/" + name + ".cql";
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
