package dev.millrace.bootstrap.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MetricsPageTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Test
  void thePageIsShownAtItsPathAlone() throws Exception {
    int port = freePort();
    try (MetricsPage page = open(Integer.toString(port), "a 1\n")) {
      HttpResponse<String> shown = ask("GET", port, "/metrics");

      assertThat(page).isNotNull();
      assertThat(shown.statusCode()).isEqualTo(200);
      assertThat(shown.body()).isEqualTo("a 1\n");
      assertThat(shown.headers().firstValue("Content-Type")).contains("text/plain");
      assertThat(ask("POST", port, "/metrics").statusCode()).isEqualTo(405);
      assertThat(ask("GET", port, "/metrics/more").statusCode()).isEqualTo(404);
      assertThat(ask("GET", port, "/").statusCode()).isEqualTo(404);
    }
    assertThatThrownBy(() -> ask("GET", port, "/metrics")).isInstanceOf(ConnectException.class);
  }

  @Test
  void aRequestThatNeverEndsKeepsNobodyWaiting() throws Exception {
    int port = freePort();
    try (MetricsPage page = open(Integer.toString(port), "a 1\n");
        Socket half = new Socket(InetAddress.getLoopbackAddress(), port)) {
      half.getOutputStream().write("GET /metrics HTTP/1.1\r\nHo".getBytes(US_ASCII));

      assertThat(page).isNotNull();
      assertThat(ask("GET", port, "/metrics").body()).isEqualTo("a 1\n");
    }
  }

  @Test
  void aPortOfAnotherDoesNotStopTheDriver() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        MetricsPage page = open(Integer.toString(other.getLocalPort()), "")) {
      assertThat(page).isNotNull();
    }
  }

  @Test
  void thereMayBeNone() {
    try (MetricsPage page = open("none", "")) {
      assertThat(page).isNotNull();
    }
  }

  private static MetricsPage open(String port, String text) {
    Settings settings = Settings.of(Map.of(Setting.STREAM_METRICS_PORT.variable(), port));
    return MetricsPage.open(settings, "text/plain", () -> text);
  }

  private static HttpResponse<String> ask(String method, int port, String path)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(10))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
