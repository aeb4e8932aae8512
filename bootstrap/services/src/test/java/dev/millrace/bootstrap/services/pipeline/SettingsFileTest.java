package dev.millrace.bootstrap.services.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.bootstrap.configuration.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

  @Test
  void itIsReadAsItWasWrittenAndByItsOwnerAlone(@TempDir Path folder) throws Exception {
    SettingsFile file = new SettingsFile(folder.resolve("millrace.properties"));

    file.write(Map.of(Setting.POSTGRES_PASSWORD, "p\\ss w=rd"));

    assertThat(file.read().text(Setting.POSTGRES_PASSWORD)).isEqualTo("p\\ss w=rd");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
        .isEqualTo("rw-------");
  }

  @Test
  void aSecretIsDrawnOnceAndKeptOverRestarts(@TempDir Path folder) throws Exception {
    SettingsFile file = new SettingsFile(folder.resolve("millrace.properties"));

    String secret = file.secret(Setting.API_TOKEN);
    assertThat(secret).matches("[0-9a-f]{64}");
    assertThat(file.secret(Setting.API_TOKEN)).isNotEqualTo(secret);
    file.write(Map.of(Setting.API_TOKEN, secret));

    assertThat(file.secret(Setting.API_TOKEN)).isEqualTo(secret);
    assertThat(file.read().table()).doesNotContain(secret);
  }

  @Test
  void anEnvironmentThatNamesOtherServersIsRefused() {
    assertThatThrownBy(
            () ->
                SettingsFile.requireUndisputed(
                    Set.of("PATH", "MILLRACE_POSTGRES_URL", "MILLRACE_RELAY_BATCH"),
                    SparkMode.LOCAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("MILLRACE_POSTGRES_URL,")
        .hasMessageNotContaining("RELAY_BATCH");
  }

  @Test
  void anEnvironmentThatOnlyTunesIsFine() {
    assertThatCode(
            () ->
                SettingsFile.requireUndisputed(
                    Set.of("MILLRACE_CONFIG", "MILLRACE_RELAY_BATCH"), SparkMode.CLUSTER))
        .doesNotThrowAnyException();
  }

  @Test
  void anotherMasterThanTheClustersIsRefused() {
    Set<String> variables = Set.of("MILLRACE_STREAM_MASTER");

    assertThatCode(() -> SettingsFile.requireUndisputed(variables, SparkMode.LOCAL))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> SettingsFile.requireUndisputed(variables, SparkMode.CLUSTER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("MILLRACE_STREAM_MASTER,");
  }
}
