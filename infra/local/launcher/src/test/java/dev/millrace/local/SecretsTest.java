package dev.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

  @Test
  void aSecretIsKeptForItsOwnerOnly(@TempDir Path folder) throws Exception {
    Secrets secrets = new Secrets(folder.resolve("secrets"));

    String secret = secrets.of("postgres");

    assertThat(secret).hasSize(32).isNotEqualTo(secrets.of("registry"));
    assertThat(new Secrets(folder.resolve("secrets")).of("postgres")).isEqualTo(secret);
    assertThat(Files.getPosixFilePermissions(secrets.file("postgres")))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  }

  @Test
  void noPasswordIsPrinted() {
    Endpoints.Database database = new Endpoints.Database("h", 1, "db", "user", "hidden");

    assertThat(database.toString()).isEqualTo("user@h:1/db");
  }
}
