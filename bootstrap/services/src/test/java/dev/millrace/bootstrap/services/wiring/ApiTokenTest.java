package dev.millrace.bootstrap.services.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.adapters.http.api.Bearer;
import dev.millrace.adapters.http.api.Identities;
import dev.millrace.adapters.http.api.Role;
import dev.millrace.bootstrap.configuration.Settings;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ApiTokenTest {

  private static final String TOKEN = "a-token-for-the-tests";
  private static final String COLLECTORS = "a-token-of-the-collectors-own";

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

  @Test
  void theCollectorTakesItsOwnTokenBesideTheOther() {
    Bearer both = ApiToken.collectors(settings("", COLLECTORS));

    assertThat(roleOf(both, COLLECTORS)).isEqualTo(Role.COLLECTOR);
    assertThat(roleOf(both, TOKEN)).isEqualTo(Role.ADMIN);
  }

  @Test
  void theCollectorsOwnTokenIsEnough() {
    Settings alone = Settings.of(Map.of("MILLRACE_COLLECTOR_TOKEN", COLLECTORS));

    assertThat(roleOf(ApiToken.collectors(alone), COLLECTORS)).isEqualTo(Role.COLLECTOR);
  }

  @Test
  void theProcessThatIsNotTheCollectorDoesNotTakeItsToken() {
    Bearer control =
        ApiToken.withPersonalData(
            settings("", COLLECTORS), ApiToken.bearer(settings("", COLLECTORS), "ask"));

    assertThat(Identities.of(control).byToken(COLLECTORS).caller()).isNull();
  }

  @Test
  void aTokenOfTheCollectorThatCanBeGuessedIsRefusedAndNotRepeated() {
    assertThatThrownBy(() -> ApiToken.collectors(settings("", "guess-me")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("millrace.collector.token")
        .hasMessageContaining("MILLRACE_COLLECTOR_TOKEN")
        .hasMessageContaining("is too short")
        .hasMessageNotContaining("guess-me");
  }

  @Test
  void theTokenBesideTheCollectorsIsNotOneThatCanBeGuessed() {
    Settings settings =
        Settings.of(
            Map.of("MILLRACE_API_TOKEN", "guess-me", "MILLRACE_COLLECTOR_TOKEN", COLLECTORS));

    assertThatThrownBy(() -> ApiToken.collectors(settings))
        .hasMessageContaining("millrace.api.token")
        .hasMessageContaining("is too short, and could be guessed.")
        .hasMessageNotContaining("guess-me");
  }

  @Test
  void noTokenIsGivenForTwoThings() {
    Settings adminsIsThePushers = settings("", TOKEN);
    Settings readersIsThePushers = settings(COLLECTORS, COLLECTORS);

    assertThatThrownBy(() -> ApiToken.collectors(adminsIsThePushers))
        .hasMessageContaining("millrace.collector.token")
        .hasMessageContaining("is that of millrace.api.token")
        .hasMessageNotContaining(TOKEN);
    assertThatThrownBy(() -> ApiToken.collectors(readersIsThePushers))
        .hasMessageContaining("millrace.collector.token")
        .hasMessageContaining("is that of millrace.api.personal-data-token")
        .hasMessageNotContaining(COLLECTORS);
    assertThatThrownBy(() -> ApiToken.bearer(adminsIsThePushers, "ask"))
        .hasMessageContaining("is that of millrace.api.token");
    assertThatThrownBy(
            () ->
                ApiToken.withPersonalData(
                    readersIsThePushers, ApiToken.bearer(readersIsThePushers, "ask")))
        .hasMessageContaining("millrace.api.personal-data-token")
        .hasMessageContaining("is that of millrace.collector.token")
        .hasMessageNotContaining(COLLECTORS);
  }

  private static Role roleOf(Bearer bearer, String token) {
    return Objects.requireNonNull(Identities.of(bearer).byToken(token).caller()).role();
  }

  private static Bearer bearer(String personal) {
    return ApiToken.withPersonalData(settings(personal), Bearer.of("operator", TOKEN));
  }

  private static Settings settings(String personal) {
    return settings(personal, "");
  }

  private static Settings settings(String personal, String collectors) {
    return Settings.of(
        Map.of(
            "MILLRACE_API_TOKEN",
            TOKEN,
            "MILLRACE_API_PERSONAL_DATA_TOKEN",
            personal,
            "MILLRACE_COLLECTOR_TOKEN",
            collectors));
  }
}
