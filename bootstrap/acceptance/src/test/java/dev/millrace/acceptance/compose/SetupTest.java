package dev.millrace.acceptance.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupTest {

  private static final List<String> SECRETS =
      List.of(
          "SUPERUSER_PASSWORD",
          "DATABASE_PASSWORD",
          "REGISTRY_PASSWORD",
          "AIRFLOW_DATABASE_PASSWORD",
          "AIRFLOW_PASSWORD",
          "AIRFLOW_SECRET",
          "GRAFANA_PASSWORD",
          "API_TOKEN",
          "COLLECTOR_TOKEN");

  @TempDir private Path folder;

  private Script script;
  private Path file;

  @BeforeEach
  void begin() {
    script = new Script(folder);
    file = folder.resolve("env");
  }

  @Test
  void everySecretIsDrawnAndForTheOwnerAlone() throws Exception {
    assertThat(setup().code()).isZero();

    Properties written = read();
    assertThat(SECRETS.stream().map(written::getProperty).distinct())
        .hasSameSizeAs(SECRETS)
        .allMatch(secret -> secret.matches("[0-9a-f]{48}"));
    assertThat(written.getProperty("KAFKA_CLUSTER_ID")).matches("[A-Za-z0-9_][A-Za-z0-9_-]{21}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void whatIsThereStaysAndWhatIsMissingIsAdded() throws Exception {
    Files.writeString(file, "CONTROL_PORT=19021\nAPI_TOKEN=kept");

    setup();
    Properties first = read();
    Script.Outcome again = setup();

    assertThat(first.getProperty("CONTROL_PORT")).isEqualTo("19021");
    assertThat(first.getProperty("API_TOKEN")).isEqualTo("kept");
    assertThat(read()).isEqualTo(first).containsKey("DATABASE_PASSWORD");
    assertThat(again.out()).contains("0 settings are new");
  }

  @Test
  void aSourceTakesThePlaceOfTheSimulator() throws Exception {
    setup("--source", "https://randomuser.me/api/1.4/");

    assertThat(read())
        .containsEntry("SOURCE_URL", "https://randomuser.me/api/1.4/")
        .containsEntry("SOURCE_ALLOW_PRIVATE", "false")
        .containsEntry("COMPOSE_PROFILES", "grafana");
  }

  @Test
  void anotherSourceThanTheFileNamesIsRefused() throws Exception {
    setup("--source", "https://randomuser.me/api/1.4/");
    Properties first = read();

    Script.Outcome other = setup("--source", "https://users.example.com/");

    assertThat(other.code()).isEqualTo(2);
    assertThat(other.error()).contains("names the source https://randomuser.me/api/1.4/");
    assertThat(read()).isEqualTo(first);
    assertThat(setup().code()).as("without a source it stays").isZero();
    assertThat(read()).isEqualTo(first);
  }

  @Test
  void aSourceBesideTheSimulatorIsRefused() throws Exception {
    setup();

    assertThat(setup("--source", "https://randomuser.me/api/1.4/").error())
        .contains("has the simulator run");
  }

  @Test
  void whatElseRunsIsTheFilesThatComposeReads() throws Exception {
    setup("--with", "cluster,monitoring");

    assertThat(read())
        .containsEntry("COMPOSE_FILE", "compose.yaml:compose.cluster.yaml:compose.monitoring.yaml")
        .containsEntry("COMPOSE_PROFILES", "simulator,grafana");
    assertThat(setup().code()).as("without a word it stays").isZero();
    assertThat(setup("--with", "monitoring").error()).contains("change it there");
  }

  @Test
  void whereNothingCanBePulledThereIsNoGrafana() throws Exception {
    setup("--offline", "--with", "monitoring");

    assertThat(read()).containsEntry("COMPOSE_PROFILES", "simulator");
  }

  @Test
  void twoThatAreInPlaceOfTheSameAreRefused() throws Exception {
    assertThat(setup("--with", "zookeeper,cluster").error())
        .isEqualTo("setup: cluster and zookeeper exclude each other\n");
    assertThat(setup("--with", "kafka").error()).isEqualTo("setup: there is no profile kafka\n");
    assertThat(file).doesNotExist();
  }

  @Test
  void anEmptySecretIsDrawn() throws Exception {
    Files.writeString(file, "API_TOKEN=\n");

    setup();

    assertThat(read().getProperty("API_TOKEN")).hasSize(48);
  }

  @Test
  void aFolderIsNoFile() throws Exception {
    Script.Outcome outcome = script.run("setup", "--env", folder.toString());

    assertThat(outcome.error()).isEqualTo("setup: " + folder + " is a folder\n");
    assertThat(outcome.code()).isEqualTo(2);
  }

  @Test
  void anOptionThatThereIsNotIsRefused() throws Exception {
    assertThat(setup("--verbose").code()).isEqualTo(2);
    assertThat(file).doesNotExist();
  }

  private Script.Outcome setup(String... arguments) throws Exception {
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    all[0] = "--env";
    all[1] = file.toString();
    return script.run("setup", all);
  }

  private Properties read() throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }
}
