package dev.millrace.bootstrap.services.wiring;

import dev.millrace.adapters.http.api.Accounts;
import dev.millrace.adapters.http.api.Bearer;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;

/** The tokens that the HTTP interfaces ask for. */
final class ApiToken {

  private ApiToken() {}

  /**
   * Who has the token that both ask for.
   *
   * @param otherwise what nobody could do without one
   */
  static Bearer bearer(Settings settings, String otherwise) {
    String token = settings.text(Setting.API_TOKEN);
    if (token.isEmpty()) {
      throw refused(Setting.API_TOKEN, "is missing, and nobody could " + otherwise);
    }
    requireLong(Setting.API_TOKEN, token);
    requireApart(
        settings,
        Setting.COLLECTOR_TOKEN,
        Setting.API_TOKEN,
        "everything may be done, not only pushed");
    return Bearer.of(Bearer.OPERATOR, token);
  }

  /** Who has a token with which records are pushed; the collector's own is enough. */
  static Bearer collectors(Settings settings) {
    Setting setting = Setting.COLLECTOR_TOKEN;
    String token = settings.text(setting);
    if (token.isEmpty()) {
      return bearer(settings, "push records to this process");
    }
    requireLong(setting, token);
    requireApart(
        settings, setting, Setting.API_PERSONAL_DATA_TOKEN, "personal data is read, not pushed");
    return settings.text(Setting.API_TOKEN).isEmpty()
        ? Bearer.of(Bearer.COLLECTOR, token)
        : bearer(settings, "").withCollector(token);
  }

  /** The same, and who has the token for personal data, if there is one. */
  static Bearer withPersonalData(Settings settings, Bearer bearer) {
    Setting setting = Setting.API_PERSONAL_DATA_TOKEN;
    String token = settings.text(setting);
    if (token.isEmpty()) {
      return bearer;
    }
    requireLong(setting, token);
    requireApart(settings, setting, Setting.API_TOKEN, "everything may be done, not only read");
    requireApart(settings, setting, Setting.COLLECTOR_TOKEN, "records are pushed, not read");
    return bearer.withPersonalData(token);
  }

  private static void requireLong(Setting setting, String token) {
    if (token.length() < Bearer.SHORTEST) {
      throw refused(setting, "is too short, and could be guessed");
    }
  }

  private static void requireApart(Settings settings, Setting one, Setting other, String purpose) {
    String token = settings.text(one);
    if (!token.isEmpty() && token.equals(settings.text(other))) {
      throw refused(one, "is that of " + other.key() + ", with which " + purpose);
    }
  }

  /** Who signs in with a name and a password. */
  static Accounts people(Settings settings) {
    Setting setting = Setting.API_USERS;
    try {
      return Accounts.parse(
          settings.list(setting).stream().filter(entry -> !entry.isBlank()).toList());
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException(
          "the setting %s (%s) lists people as NAME:ROLE:HASH, joined by commas: %s"
              .formatted(setting.key(), setting.variable(), refused.getMessage()),
          refused);
    }
  }

  private static IllegalArgumentException refused(Setting setting, String why) {
    return new IllegalArgumentException(
        ("the setting %s (%s) %s."
                + "\n  Set it to a random text of at least %d characters, such as `openssl rand"
                + " -hex 32` prints.")
            .formatted(setting.key(), setting.variable(), why, Bearer.SHORTEST));
  }
}
