package dev.millrace.bootstrap.services.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.adapters.http.api.Bearer;
import dev.millrace.bootstrap.configuration.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiTokenTest {

  private static final String TOKEN = "a-token-for-the-tests";

  @Test
  void withoutATokenForPersonalDataNobodyMaySeeThem() {
    Bearer bearer = Bearer.of("operator", TOKEN);

    assertThat(ApiToken.withPersonalData(settings(""), bearer)).isSameAs(bearer);
  }

  @Test
  void aTokenForPersonalDataThatCanBeGuessedIsRefusedAndNotRepeated() {
    assertThatThrownBy(() -> bearer("guess-me"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("millrace.api.personal-data-token")
        .hasMessageContaining("MILLRACE_API_PERSONAL_DATA_TOKEN")
        .hasMessageContaining("is too short")
        .hasMessageNotContaining("guess-me");
  }

  @Test
  void theTokenThatEverybodyHasDoesNotShowPersonalData() {
    assertThatThrownBy(() -> bearer(TOKEN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("millrace.api.personal-data-token")
        .hasMessageContaining("is that of millrace.api.token")
        .hasMessageNotContaining(TOKEN);
  }

  private static Bearer bearer(String personal) {
    return ApiToken.withPersonalData(settings(personal), Bearer.of("operator", TOKEN));
  }

  private static Settings settings(String personal) {
    return Settings.of(
        Map.of("MILLRACE_API_TOKEN", TOKEN, "MILLRACE_API_PERSONAL_DATA_TOKEN", personal));
  }
}
