package dev.millrace.bootstrap.services.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.record.FamilyName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Pushes made records of a family to the collector, request after request, each again under its key
 * until it is answered. When all are acknowledged the collector is ended, and the run with it.
 */
public final class Pushing {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final int BUSY = 429;
  private static final int AWAY = 503;
  private static final int IN_A_REQUEST = 500;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient client = HttpClient.newHttpClient();
  private final UUID keys = UUID.randomUUID();
  private final URI address;
  private final String token;
  private final MadeRecords records;
  private final long many;
  private final Runnable end;
  private CompletableFuture<Void> rest = CompletableFuture.completedFuture(null);

  /**
   * @param many records are pushed
   * @param end ends the collector
   */
  public Pushing(Settings settings, FamilyName family, long many, Runnable end) {
    this.address =
        URI.create(
            "http://%s:%d/v1/families/%s/records"
                .formatted(
                    settings.text(Setting.COLLECTOR_BIND),
                    settings.number(Setting.COLLECTOR_PORT),
                    family));
    this.token = settings.text(Setting.COLLECTOR_TOKEN);
    this.records = MadeRecords.of(family);
    this.many = many;
    this.end = end;
  }

  /** Pushes the first ones and returns the run that took them; the others follow meanwhile. */
  RunId begin() throws InterruptedException {
    RunId run = push(0);
    rest = CompletableFuture.runAsync(this::pushTheRest);
    return run;
  }

  /**
   * Returns when all are acknowledged and the collector has ended.
   *
   * @throws PermanentFailure when they are not
   */
  void join() {
    try {
      rest.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof PermanentFailure cause ? cause : failed;
    }
  }

  private void pushTheRest() {
    try {
      for (long from = IN_A_REQUEST; from < many; from += IN_A_REQUEST) {
        push(from);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new PermanentFailure("interrupted before all was pushed", stopped);
    } finally {
      end.run();
    }
  }

  private RunId push(long from) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/x-ndjson")
            .header("Idempotency-Key", keys + "-" + from)
            .timeout(Duration.ofSeconds(20))
            .POST(BodyPublishers.ofString(lines(from)))
            .build();
    long begun = System.nanoTime();
    while (true) {
      try {
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() == OK) {
          return RunId.of(JSON.readTree(answer.body()).path("run").asText());
        }
        requirePassing(answer, begun);
      } catch (IOException lost) {
        requireTime(begun, lost.toString());
      }
      Thread.sleep(PAUSE.toMillis());
    }
  }

  private String lines(long from) {
    return LongStream.range(from, Math.min(many, from + IN_A_REQUEST))
        .mapToObj(records::line)
        .collect(Collectors.joining("\n"));
  }

  private static void requirePassing(HttpResponse<String> answer, long begun) {
    int status = answer.statusCode();
    if (status != BUSY && status != AWAY) {
      throw new PermanentFailure("the collector answers " + status + ": " + answer.body());
    }
    requireTime(begun, "status " + status);
  }

  private static void requireTime(long begun, String last) {
    if (System.nanoTime() - begun > PATIENCE.toNanos()) {
      throw new PermanentFailure("the collector took nothing for two minutes: " + last);
    }
  }
}
