package dev.millrace.acceptance.path;

import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Pushes to the collector, either as fast as it answers or at a pace of its own. */
final class CollectorLoad {

  private static final double SECOND = 1e9;

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI address;
  private final String token;
  private final Supplier<String> bodies;

  CollectorLoad(Settings settings, Supplier<String> bodies) {
    this.address =
        URI.create(
            "http://%s:%d/"
                .formatted(
                    settings.text(Setting.COLLECTOR_BIND),
                    settings.number(Setting.COLLECTOR_PORT)));
    this.token = settings.text(Setting.API_TOKEN);
    this.bodies = bodies;
  }

  /** A request's status, and how long it took since it was due. */
  record Sample(int status, long nanos) {}

  /**
   * What was seen.
   *
   * @param nanos in all
   */
  record Result(List<Sample> samples, long nanos) {

    double perSecond() {
      return acknowledged() * SECOND / nanos;
    }

    long acknowledged() {
      return samples.stream().filter(sample -> sample.status() == 200).count();
    }

    Map<Integer, Long> statuses() {
      return samples.stream()
          .collect(Collectors.groupingBy(Sample::status, TreeMap::new, Collectors.counting()));
    }

    Duration percentile(double share) {
      List<Long> sorted = samples.stream().map(Sample::nanos).sorted().toList();
      return Duration.ofNanos(sorted.get((int) Math.ceil(share * sorted.size()) - 1));
    }
  }

  /** So many clients, each of which pushes when it was answered. */
  Result asFastAsItAnswers(int clients, Duration time) {
    long begun = System.nanoTime();
    Queue<Sample> samples = new ConcurrentLinkedQueue<>();
    CompletableFuture.allOf(
            IntStream.range(0, clients)
                .mapToObj(i -> again(begun + time.toNanos(), samples))
                .toArray(CompletableFuture<?>[]::new))
        .join();
    return new Result(List.copyOf(samples), System.nanoTime() - begun);
  }

  private CompletableFuture<Void> again(long end, Queue<Sample> samples) {
    long now = System.nanoTime();
    if (now > end) {
      return CompletableFuture.completedFuture(null);
    }
    return push(now)
        .thenComposeAsync(
            sample -> {
              samples.add(sample);
              return again(end, samples);
            });
  }

  /** So many requests per second, however long the answers take. */
  Result atAPaceOf(double perSecond, Duration time) {
    long begun = System.nanoTime();
    List<CompletableFuture<Sample>> all = new ArrayList<>();
    for (int i = 0; i < perSecond * time.toSeconds(); i++) {
      long due = begun + (long) (i * SECOND / perSecond);
      LockSupport.parkNanos(due - System.nanoTime());
      all.add(push(due));
    }
    List<Sample> samples = all.stream().map(CompletableFuture::join).toList();
    return new Result(samples, System.nanoTime() - begun);
  }

  private CompletableFuture<Sample> push(long due) {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("v1/families/users/records"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(bodies.get()))
            .build();
    return client
        .sendAsync(request, BodyHandlers.discarding())
        .thenApply(answer -> new Sample(answer.statusCode(), System.nanoTime() - due));
  }
}
