package dev.millrace.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PostgresConfigTest {

  private static final String URL = "jdbc:postgresql://127.0.0.1:5432/millrace";

  @Test
  void aConfigWithoutSenseIsRefused() {
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> PostgresConfig.of("jdbc:mysql://x", "u", "p"))
        .hasMessageContaining("not a URL of PostgreSQL");
    assertThatThrownBy(() -> new PostgresConfig(URL, "u", "p", 1, second, second))
        .hasMessageContaining("poolSize");
    assertThatThrownBy(() -> new PostgresConfig(URL, "u", "p", 2, Duration.ZERO, second))
        .hasMessageContaining("connectTimeout");
    assertThatThrownBy(() -> new PostgresConfig(URL, "u", "p", 2, second, Duration.ZERO))
        .hasMessageContaining("socketTimeout");
  }

  @Test
  void thePasswordIsNotShown() {
    assertThat(PostgresConfig.of(URL, "user", "canary").toString()).doesNotContain("canary");
  }
}
