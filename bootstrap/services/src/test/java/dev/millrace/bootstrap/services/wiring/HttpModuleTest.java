package dev.millrace.bootstrap.services.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.adapters.http.HttpSourceConfig;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpModuleTest {

  @Test
  void aSourceIsAskedAsTheSettingsSay() {
    HttpSourceConfig config =
        HttpModule.config(
            Settings.of(
                Map.of(
                    Setting.SOURCE_DEADLINE.variable(), "PT7S",
                    Setting.SOURCE_REQUESTS_PER_SECOND.variable(), "3",
                    Setting.SOURCE_ALLOW_PRIVATE.variable(), "true",
                    Setting.SOURCE_ATTEMPTS.variable(), "9")));

    assertThat(config.deadline()).isEqualTo(Duration.ofSeconds(7));
    assertThat(config.requestsPerSecond()).isEqualTo(3);
    assertThat(config.allowPrivateAddresses()).isTrue();
    assertThat(config.retries().attempts()).isEqualTo(9);
  }

  @Test
  void whatNobodySetsIsAsItWas() {
    HttpSourceConfig config = HttpModule.config(Settings.of(Map.of()));
    HttpSourceConfig standard = HttpSourceConfig.defaults();

    assertThat(config.requestsPerSecond()).isEqualTo(standard.requestsPerSecond());
    assertThat(config.deadline()).isEqualTo(standard.deadline());
    assertThat(config.maxBodyBytes()).isEqualTo(standard.maxBodyBytes());
    assertThat(config.allowPrivateAddresses()).isFalse();
    assertThat(config.breaker()).isEqualTo(standard.breaker());
  }
}
