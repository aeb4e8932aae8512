package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.local.Endpoints;
import dev.millrace.local.LocalConfig;
import dev.millrace.local.LocalServers;
import dev.millrace.local.Progress;
import dev.millrace.local.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code millrace setup} on servers that are new. */
class SetupIT {

  private static final Path DIST = Path.of(System.getProperty("millrace.dist"));
  private static final List<String> MADE = List.of("tables", "topics", "schemas", "views");

  @TempDir private Path folder;

  private LocalServers servers;

  @BeforeEach
  void start() throws InterruptedException, IOException {
    servers =
        LocalServers.start(
            LocalConfig.of(folder.resolve("servers"), DIST)
                .running(Set.of(Server.POSTGRES, Server.KAFKA, Server.REGISTRY, Server.CASSANDRA)),
            Progress.silent());
    Endpoints.Database database = servers.database("millrace");
    Endpoints.Cassandra cassandra = servers.endpoints().cassandra();
    Files.writeString(
        folder.resolve("millrace.properties"),
        """
        millrace.postgres.url=%s
        millrace.postgres.user=%s
        millrace.postgres.password=%s
        millrace.kafka.bootstrap-servers=%s
        millrace.registry.url=%s
        millrace.cassandra.contact-points=%s:%d
        """
            .formatted(
                database.jdbcUrl(),
                database.user(),
                database.password(),
                servers.endpoints().kafkaBootstrap(),
                servers.endpoints().registry(),
                cassandra.host(),
                cassandra.port()));
  }

  @AfterEach
  void stop() {
    servers.close();
  }

  @Test
  void allIsMadeThatTheProcessesNeedAndStaysAsItIsTheSecondTime() {
    assertThat(levels("doctor")).isNotEmpty().doesNotContain("ok");

    Answer first = answer("setup");
    Answer second = answer("setup");

    assertThat(first.code()).as(first.error()).isZero();
    assertThat(first.node().get("ready"))
        .extracting(JsonNode::asText)
        .containsExactly("tables", "topics", "schemas", "views");
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(levels("doctor")).containsOnly("ok");
  }

  private List<String> levels(String command) {
    JsonNode checks = answer(command).node().get("checks");
    return StreamSupport.stream(checks.spliterator(), false)
        .filter(check -> MADE.contains(check.get("name").asText()))
        .map(check -> check.get("level").asText())
        .toList();
  }

  private Answer answer(String command) {
    return Answer.of(command, "--data", folder.toString(), "--output", "json");
  }
}
