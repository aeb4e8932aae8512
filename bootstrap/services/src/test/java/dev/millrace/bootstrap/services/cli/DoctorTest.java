package dev.millrace.bootstrap.services.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

  private static final List<String> MACHINE =
      List.of("settings", "java", "memory", "disk", "ports");
  private static final List<String> SERVERS = List.of("postgres", "kafka", "registry", "cassandra");

  private static final int NOBODYS_PORT = 1;

  @TempDir private Path data;

  @Test
  void beforeUpTheMachineIsLookedAtAndTheServersAreSaidNotToRun() throws IOException {
    configure(NOBODYS_PORT);

    JsonNode checks = doctor().get("checks");

    assertThat(checks.findValuesAsText("name")).containsAll(MACHINE).containsAll(SERVERS);
    for (String server : SERVERS) {
      JsonNode check = check(checks, server);
      assertThat(check.get("level").asText()).isEqualTo("warn");
      assertThat(check.get("found").asText()).isEqualTo("not running");
      assertThat(check.get("todo").asText()).contains("`millrace up`");
    }
  }

  @Test
  void theKafkaThatMadeTheFolderIsTheOneThatNeedsRoom() throws IOException {
    assumeTrue(Files.exists(Path.of("/proc/meminfo")));
    configure(NOBODYS_PORT);
    int before = neededMegabytes();
    Files.createDirectories(data.resolve("kafka").resolve("zookeeper"));

    assertThat(neededMegabytes() - before).isEqualTo(150);
  }

  @Test
  void aServerThatDiedBesideALivePipelineIsAFailure() throws IOException {
    configure(NOBODYS_PORT);
    Files.writeString(data.resolve("lock"), ProcessHandle.current().pid() + "\n");

    JsonNode doctor = doctor();

    assertThat(doctor.get("healthy").asBoolean()).isFalse();
    JsonNode kafka = check(doctor.get("checks"), "kafka");
    assertThat(kafka.get("level").asText()).isEqualTo("fail");
    assertThat(kafka.get("found").asText()).contains("nothing listens at 127.0.0.1:");
    assertThat(kafka.get("todo").asText()).contains("kafka.log");
    assertThat(check(doctor.get("checks"), "lag").get("found").asText()).contains("without kafka");
  }

  @Test
  void serversThatHangCostLessThanTenSeconds() throws IOException {
    try (ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      configure(hanging.getLocalPort());

      Answer answer = Answer.to("doctor", "--data", data.toString());

      assertThat(answer.code()).isEqualTo(ExitCode.NO.code());
      for (String server : SERVERS) {
        assertThat(answer.out()).containsPattern("(?m)^fail +" + server + " ");
      }
      assertThat(answer.out())
          .containsPattern("(?m)^fail +kafka +no answer within [1-9] s ")
          .containsPattern("(?m)^ok +java ")
          .contains(" -> ");
    }
  }

  @Test
  void everyMistakeInTheSettingsIsALine() throws IOException {
    Files.writeString(
        data.resolve("millrace.properties"),
        "millrace.kafka.partitons=4\nmillrace.relay.batch=many\n");

    Answer answer = Answer.to("doctor", "--data", data.toString());

    assertThat(answer.code()).isEqualTo(ExitCode.NO.code());
    assertThat(answer.out().lines().filter(line -> line.startsWith("fail  settings"))).hasSize(2);
    assertThat(answer.out()).contains("ok    java");
  }

  private void configure(int port) throws IOException {
    Files.writeString(
        data.resolve("millrace.properties"),
        """
        millrace.postgres.url=jdbc:postgresql://127.0.0.1:%1$d/millrace
        millrace.kafka.bootstrap-servers=127.0.0.1:%1$d
        millrace.registry.url=http://127.0.0.1:%1$d/apis/ccompat/v7
        millrace.cassandra.contact-points=127.0.0.1:%1$d
        """
            .formatted(port));
  }

  private int neededMegabytes() throws IOException {
    String memory = check(doctor().get("checks"), "memory").get("found").asText();
    Matcher needed = Pattern.compile("about ([0-9]+)").matcher(memory);
    assertThat(needed.find()).as(memory).isTrue();
    return Integer.parseInt(needed.group(1));
  }

  private JsonNode doctor() throws IOException {
    Answer answer = Answer.to("doctor", "--output", "json", "--data", data.toString());
    assertThat(answer.error()).isEmpty();
    return new ObjectMapper().readTree(answer.out());
  }

  private static JsonNode check(JsonNode checks, String name) {
    List<JsonNode> found = new ArrayList<>();
    checks.forEach(found::add);
    return found.stream()
        .filter(check -> check.get("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
