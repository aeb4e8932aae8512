package dev.millrace.bootstrap.services.wiring;

import dev.millrace.adapters.http.api.Bearer;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;

/** The token that both HTTP interfaces ask for. */
final class ApiToken {

  private static final String PRINCIPAL = "operator";

  private ApiToken() {}

  /**
   * Who has the token.
   *
   * @param otherwise what nobody could do without one
   */
  static Bearer bearer(Settings settings, String otherwise) {
    String token = settings.text(Setting.API_TOKEN);
    if (token.length() < Bearer.SHORTEST) {
      throw new IllegalArgumentException(
          ("the setting %s (%s) %s, and nobody could %s."
                  + "\n  Set it to a random text of at least %d characters, such as `openssl rand"
                  + " -hex 32` prints.")
              .formatted(
                  Setting.API_TOKEN.key(),
                  Setting.API_TOKEN.variable(),
                  token.isEmpty() ? "is missing" : "is too short",
                  otherwise,
                  Bearer.SHORTEST));
    }
    return Bearer.of(PRINCIPAL, token);
  }
}
