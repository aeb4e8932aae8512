package dev.millrace.bootstrap.services.checkup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.domain.failure.TransientFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparkMasterTest {

  private HttpServer master;
  private volatile String state = "";

  @BeforeEach
  void start() throws IOException {
    master = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    master.createContext(
        "/json/",
        exchange -> {
          byte[] body = state.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    master.start();
  }

  @AfterEach
  void stop() {
    master.stop(0);
  }

  @Test
  void itsWorkersAndWhatTheyDoAreTold() {
    state =
        """
        {"url": "spark://127.0.0.1:7077", "aliveworkers": 2, "cores": 2, "coresused": 1,
         "activeapps": [{"name": "millrace"}], "status": "ALIVE"}""";

    assertThat(SparkMaster.look(address()))
        .isEqualTo(
            Finding.ok(
                "spark", "master ALIVE, 2 workers alive, 1 of 2 cores in use by 1 applications"));
  }

  @Test
  void withoutWorkersNothingIsCarried() {
    state =
        """
        {"aliveworkers": 0, "cores": 0, "coresused": 0, "activeapps": [], "status": "ALIVE"}""";

    assertThat(SparkMaster.look(address()).isFailure()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"name\": \"reports\", \"state\": \"RUNNING\"}"})
  void withoutTheStreamsApplicationNothingIsCarried(String others) {
    state =
        """
        {"aliveworkers": 2, "cores": 2, "coresused": 0, "activeapps": [%s], "status": "ALIVE"}"""
            .formatted(others);

    Finding found = SparkMaster.look(address());

    assertThat(found.level()).isEqualTo(Finding.Level.warn);
    assertThat(found.found())
        .startsWith("master ALIVE, 2 workers alive")
        .endsWith("none of them named millrace");
    assertThat(found.todo()).contains("start `millrace stream`", "start it again");
  }

  @Test
  void oneThatDoesNotAnswerIsAFailure() {
    URI address = address();
    master.stop(0);

    assertThatThrownBy(() -> SparkMaster.look(address))
        .isInstanceOf(TransientFailure.class)
        .hasMessageContaining(address.toString());
  }

  @Test
  void itIsLookedAtOnlyWhereThereIsACluster() {
    assertThat(SparkMaster.isPartOf(Settings.of(Map.of()))).isFalse();
    assertThat(
            SparkMaster.isPartOf(
                Settings.of(Map.of(Setting.STREAM_MASTER.variable(), "spark://host:7077"))))
        .isTrue();
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + master.getAddress().getPort());
  }
}
