package dev.millrace.acceptance.path;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.domain.record.FamilyName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Clients that push batches to the collector at the same time, each again and again under the key
 * of its own until it is acknowledged.
 */
final class Pushers implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final int UNKNOWN = 0;

  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads;
  private final URI address;
  private final String token;
  private final Queue<JsonNode> acknowledged = new ConcurrentLinkedQueue<>();
  private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();

  Pushers(Settings settings, FamilyName family, int atOnce) {
    this.threads = Executors.newFixedThreadPool(atOnce);
    this.address =
        URI.create(
            "http://%s:%d/v1/families/%s/records"
                .formatted(
                    settings.text(Setting.COLLECTOR_BIND),
                    settings.number(Setting.COLLECTOR_PORT),
                    family));
    this.token = settings.text(Setting.API_TOKEN);
  }

  /** Pushes all of them; completes when each is acknowledged. */
  CompletableFuture<Void> push(String keys, List<String> batches) {
    return CompletableFuture.allOf(
        IntStream.range(0, batches.size())
            .mapToObj(
                i ->
                    CompletableFuture.runAsync(
                        () -> untilAcknowledged(keys + "-" + i, batches.get(i)), threads))
            .toArray(CompletableFuture<?>[]::new));
  }

  private void untilAcknowledged(String key, String lines) {
    int status = once(key, lines);
    while (status != OK) {
      statuses.merge(status, 1, Integer::sum);
      pause();
      status = once(key, lines);
    }
  }

  /** The status of one try; what comes of an answer that does not arrive is unknown. */
  private int once(String key, String lines) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/x-ndjson")
            .header("Idempotency-Key", key)
            .timeout(Duration.ofSeconds(20))
            .POST(BodyPublishers.ofString(lines))
            .build();
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() == OK) {
        acknowledged.add(json(answer.body()));
      }
      return answer.statusCode();
    } catch (IOException lost) {
      return UNKNOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + body, e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** The answers of all batches that were acknowledged so far. */
  List<JsonNode> acknowledged() {
    return List.copyOf(acknowledged);
  }

  /** How many tries were answered how, apart from acknowledgements; 0 is no answer. */
  Map<Integer, Integer> failures() {
    return Map.copyOf(statuses);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
