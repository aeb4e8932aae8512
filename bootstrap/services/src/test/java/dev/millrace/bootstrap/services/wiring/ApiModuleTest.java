package dev.millrace.bootstrap.services.wiring;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.process.Resources;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiModuleTest {

  @Test
  void withoutATokenTheControlProcessNamesTheSettingAndDoesNotStart() {
    assertThatThrownBy(() -> wire(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("millrace.api.token (MILLRACE_API_TOKEN) is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fifteen-letters", "guess-me"})
  void aTokenThatCanBeGuessedIsRefusedAndNotRepeated(String token) {
    assertThatThrownBy(() -> wire(Map.of("MILLRACE_API_TOKEN", token)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("millrace.api.token")
        .hasMessageContaining("is too short")
        .hasMessageNotContaining(token + " ");
  }

  private static void wire(Map<String, String> environment) {
    try (Resources resources = new Resources()) {
      Wiring.of(Settings.of(environment), resources, Modules.control());
    }
  }
}
