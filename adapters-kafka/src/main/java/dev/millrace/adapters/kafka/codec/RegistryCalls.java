package dev.millrace.adapters.kafka.codec;

import dev.millrace.domain.failure.TransientFailure;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.data.Json;

/** One HTTP call each, bounded in time and size. What got no answer is a transient failure. */
final class RegistryCalls {

  private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";

  private final RegistryConfig config;
  private final HttpClient client;

  RegistryCalls(RegistryConfig config) {
    this.config = config;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(config.connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  RegistryAnswer get(String path) {
    return call(request(path).GET().build());
  }

  /** At the same server, beside the base. */
  RegistryAnswer getFromRoot(String path) {
    return call(request(config.base().resolve(path)).GET().build());
  }

  RegistryAnswer put(String path, Map<String, String> body) {
    return call(request(path).PUT(BodyPublishers.ofString(Json.toString(body))).build());
  }

  RegistryAnswer post(String path, Map<String, String> body) {
    return call(request(path).POST(BodyPublishers.ofString(Json.toString(body))).build());
  }

  private HttpRequest.Builder request(String path) {
    String base = config.base().toString().replaceAll("/+$", "");
    return request(URI.create(base + path));
  }

  private HttpRequest.Builder request(URI address) {
    return HttpRequest.newBuilder(address)
        .timeout(config.deadline())
        .header("Accept", CONTENT_TYPE + ", application/json")
        .header("Content-Type", CONTENT_TYPE);
  }

  private RegistryAnswer call(HttpRequest request) {
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request, response -> new BoundedText());
    try {
      HttpResponse<String> response =
          answer.get(config.deadline().toMillis(), TimeUnit.MILLISECONDS);
      return RegistryAnswer.of(response.statusCode(), response.body());
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw unanswered(request, "no answer within " + config.deadline(), late);
    } catch (ExecutionException failed) {
      throw unanswered(request, String.valueOf(failed.getCause()), failed);
    } catch (InterruptedException interrupted) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw unanswered(request, "interrupted", interrupted);
    }
  }

  private static TransientFailure unanswered(HttpRequest request, String why, Throwable cause) {
    return new TransientFailure(
        "the registry, " + request.method() + " " + request.uri() + ": " + why, cause);
  }
}
