package dev.millrace.adapters.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CassandraConfigTest {

  @Test
  void aPasswordIsNotShown() {
    CassandraConfig config =
        new CassandraConfig(
            List.of("db1:9042"),
            "dc1",
            "ks",
            Map.of("dc1", 3),
            "ada",
            "s3cret",
            RequestLimits.DEFAULT);

    assertThat(config.toString()).contains("db1:9042", "ada").doesNotContain("s3cret");
  }

  @Test
  void whatCannotBeAClusterIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CassandraConfig.local("db1", "dc1", "ks"))
        .withMessageContaining("db1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CassandraConfig.local("db1:9042", "dc1", "ks; DROP KEYSPACE x"));
    assertThatIllegalArgumentException().isThrownBy(() -> RequestLimits.DEFAULT.withMaxInFlight(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RequestLimits.DEFAULT.withDeadline(Duration.ZERO));
  }
}
