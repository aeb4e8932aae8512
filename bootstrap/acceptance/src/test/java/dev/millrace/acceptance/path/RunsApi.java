package dev.millrace.acceptance.path;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The control process's HTTP interface, as a client with the installation's settings uses it. */
final class RunsApi {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI address;
  private final String token;

  RunsApi(Settings settings) {
    this(settings, Setting.API_TOKEN);
  }

  /** One with another of the installation's tokens. */
  RunsApi(Settings settings, Setting token) {
    this.address =
        URI.create(
            "http://" + settings.text(Setting.API_BIND) + ":" + settings.number(Setting.API_PORT));
    this.token = settings.text(token);
  }

  /** What was answered. */
  record Answer(int status, String body) {

    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException e) {
        throw new AssertionError("no JSON: " + body, e);
      }
    }
  }

  Answer get(String path) {
    return send(request(path).header("Authorization", "Bearer " + token));
  }

  Answer post(String path, String key, String body) {
    return send(
        posted(path, body)
            .header("Authorization", "Bearer " + token)
            .header("Idempotency-Key", key));
  }

  Answer postWithoutToken(String path, String body) {
    return send(posted(path, body));
  }

  private HttpRequest.Builder posted(String path, String body) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(20));
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      var response = client.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new AssertionError("no answer of " + address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
