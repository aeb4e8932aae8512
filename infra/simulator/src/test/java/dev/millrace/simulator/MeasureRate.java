package dev.millrace.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Prints how many users per second one client gets from a simulator in the same process. */
final class MeasureRate {

  private static final Duration SPAN = Duration.ofSeconds(5);

  private MeasureRate() {}

  public static void main(String[] arguments) throws Exception {
    try (Simulator simulator = Simulator.start(SimulatorConfig.defaults())) {
      for (int results : new int[] {500, 500, 1_000, 5_000}) {
        System.out.printf("results=%d: %,.0f users/s%n", results, rate(simulator, results));
      }
    }
  }

  private static double rate(Simulator simulator, int results)
      throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    long start = System.nanoTime();
    long users = 0;
    int page = 1;
    while (System.nanoTime() - start < SPAN.toNanos()) {
      URI uri = simulator.uri().resolve("1.4/?seed=s&results=" + results + "&page=" + page++);
      client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
      users += results;
    }
    return users * 1e9 / (System.nanoTime() - start);
  }
}
