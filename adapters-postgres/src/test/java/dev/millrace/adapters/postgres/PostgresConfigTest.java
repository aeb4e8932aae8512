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
  void ofSeveralHostsOnlyThePrimaryMayBeUsed() {
    String several = "jdbc:postgresql://one,two:5433/millrace?ssl=true";
    assertThatThrownBy(() -> PostgresConfig.of(several, "u", "p"))
        .hasMessageContaining("add targetServerType=primary");
    assertThat(PostgresConfig.of(several + "&targetServerType=primary", "u", "p").url())
        .startsWith(several);
    assertThat(PostgresConfig.of(URL + "?options=-c%20a=1,2", "u", "p").url()).startsWith(URL);
  }

  @Test
  void thePasswordIsNotShown() {
    assertThat(PostgresConfig.of(URL, "user", "canary").toString()).doesNotContain("canary");
  }
}
