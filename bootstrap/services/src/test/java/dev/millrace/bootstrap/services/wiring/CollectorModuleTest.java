package dev.millrace.bootstrap.services.wiring;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.process.Resources;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CollectorModuleTest {

  @Test
  void withoutATokenTheIngestProcessNamesTheSettingAndDoesNotStart() {
    assertThatThrownBy(
            () -> {
              try (Resources resources = new Resources()) {
                Wiring.of(Settings.of(Map.of()), resources, Modules.ingest());
              }
            })
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("millrace.api.token (MILLRACE_API_TOKEN) is missing")
        .hasMessageContaining("push records");
  }
}
