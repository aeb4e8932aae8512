package dev.millrace.acceptance.path;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.domain.record.FamilyName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** Pushes bytes to a collector at a port of its own, each body once. */
final class PushClient {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI address;
  private final String token;

  PushClient(Settings settings, int port) {
    this.address =
        URI.create("http://%s:%d/".formatted(settings.text(Setting.COLLECTOR_BIND), port));
    this.token = settings.text(Setting.COLLECTOR_TOKEN);
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError("no port is free", e);
    }
  }

  /** Pushes lines, with more headers. */
  CompletableFuture<HttpResponse<String>> pushing(
      FamilyName family, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve("v1/families/" + family + "/records"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.sendAsync(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> push(FamilyName family, byte[] body, String... headers) {
    return pushing(family, body, headers).join();
  }

  /** A figure of its metrics, by the name and labels of its line. */
  long figure(String line) {
    HttpRequest request = HttpRequest.newBuilder(address.resolve("metrics")).build();
    return client
        .sendAsync(request, BodyHandlers.ofString())
        .join()
        .body()
        .lines()
        .filter(found -> found.startsWith(line + " "))
        .mapToLong(found -> (long) Double.parseDouble(found.substring(line.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no figure " + line));
  }

  static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + answer.body(), e);
    }
  }
}
