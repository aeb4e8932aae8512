package dev.millrace.bootstrap.services.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a registry that holds another schema of every subject; it is never asked to register. */
class SchemasCommandTest {

  private static final String OTHER =
      "{\"type\":\"record\",\"name\":\"UserEvent\",\"namespace\":\"dev.millrace.users\","
          + "\"fields\":[{\"name\":\"eventId\",\"type\":\"long\"}]}";

  private final HttpServer registry = server();

  @TempDir private Path data;

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException refused) {
      throw new AssertionError(refused);
    }
  }

  @BeforeEach
  void start() throws IOException {
    registry.createContext("/config/", exchange -> answer(exchange, Map.of()));
    registry.createContext("/subjects/", SchemasCommandTest::versions);
    registry.start();
    Files.writeString(
        data.resolve("millrace.properties"),
        """
        millrace.postgres.url=jdbc:postgresql://127.0.0.1:1/millrace
        millrace.registry.url=http://127.0.0.1:%d
        """
            .formatted(registry.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    registry.stop(0);
  }

  @Test
  void anIncompatibleSchemaIsRefusedByItsVersionAndFields() throws IOException {
    Answer answer = Answer.to("schemas", "register", "--data", data.toString(), "--output", "json");

    assertThat(answer.code()).as(answer.error()).isEqualTo(ExitCode.NO.code());
    assertThat(new ObjectMapper().readTree(answer.out()).get("problem").asText())
        .contains("millrace.users-value")
        .contains("incompatible with version 4")
        .contains("eventId: string, but written as long");
  }

  @Test
  void aRegistryThatIsAwayIsNoRefusal() {
    registry.stop(0);

    Answer answer = Answer.to("schemas", "register", "--data", data.toString());

    assertThat(answer.code()).isEqualTo(ExitCode.UNAVAILABLE.code());
    assertThat(answer.error()).contains("the registry");
  }

  private static void versions(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("GET")) {
      boolean all = exchange.getRequestURI().getPath().endsWith("/versions");
      answer(exchange, all ? new int[] {4} : Map.of("id", 7, "version", 4, "schema", OTHER));
    } else {
      exchange.sendResponseHeaders(500, -1);
      exchange.close();
    }
  }

  private static void answer(HttpExchange exchange, Object body) throws IOException {
    byte[] bytes = new ObjectMapper().writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
