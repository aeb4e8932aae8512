package dev.millrace.adapters.http.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.outbox.Backlog;
import dev.millrace.domain.port.run.InMemoryRuns;
import dev.millrace.domain.testing.InMemoryStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BoundsTest {

  private static final Duration SHORT = Duration.ofMillis(200);
  private static final String CHUNK = "8000\r\n" + " ".repeat(0x8000) + "\r\n";

  @Test
  void aBodyThatIsTooLargeIsRefused() {
    try (RunningApi api = RunningApi.start()) {
      String most = "{\"records\":1" + " ".repeat((64 << 10) - 13) + "}";

      assertThat(api.post("/v1/runs", most).statusCode()).isEqualTo(201);
      assertThat(api.post("/v1/runs", most + " ").statusCode()).isEqualTo(413);
      assertThat(api.runs.newest(10)).hasSize(1);
    }
  }

  @Test
  void theRefusalReachesAClientThatFirstSendsAll() throws IOException {
    try (RunningApi api = RunningApi.start();
        RawClient client = RawClient.of(api.at("/"))) {
      client.write(head("POST /v1/runs", "Content-Length: " + (5 << 20)));
      client.write(" ".repeat(5 << 20));

      assertThat(client.firstLine()).contains(" 413 ");
    }
  }

  @Test
  void aBodyOfUnknownLengthThatIsTooLargeIsRefusedToo() throws IOException {
    try (RunningApi api = RunningApi.start();
        RawClient client = RawClient.of(api.at("/"))) {
      client.write(head("POST /v1/runs", "Transfer-Encoding: chunked"));
      client.write(CHUNK.repeat((5 << 20) / 0x8000) + "0\r\n\r\n");

      assertThat(client.firstLine()).contains(" 413 ");
    }
  }

  @Test
  void aBodyWithoutEndIsCutOff() throws IOException {
    try (RunningApi api = RunningApi.start();
        RawClient client = RawClient.of(api.at("/"))) {
      client.write(head("POST /v1/runs", "Transfer-Encoding: chunked"));

      assertThatThrownBy(
              () -> {
                while (true) {
                  client.write(CHUNK);
                }
              })
          .isInstanceOf(SocketException.class);
    }
  }

  @Test
  void aHeadThatIsTooLargeIsRefusedAsAProblem() throws IOException {
    try (RunningApi api = RunningApi.start();
        RawClient client = RawClient.of(api.at("/"))) {
      client.write(head("GET /health/live", "X: " + "x".repeat(9_000)));

      assertThat(client.rest()).contains(" 431 ", "application/problem+json", "\"status\":431");
    }
  }

  @Test
  void aClientThatFallsSilentIsLeft() throws IOException {
    try (RunningApi api = RunningApi.start(SHORT);
        RawClient client = RawClient.of(api.at("/"))) {
      assertThat(client.rest()).isEmpty();
    }
  }

  @Test
  void aClientWhoseHeadTricklesInIsLeft() throws Exception {
    try (RunningApi api = RunningApi.start(Duration.ofSeconds(1));
        RawClient client = RawClient.of(api.at("/"))) {
      client.write("GET /health/live HTTP/1.1\r\nX: ");

      assertThatThrownBy(
              () -> {
                while (true) {
                  client.write("x");
                  Thread.sleep(20);
                }
              })
          .isInstanceOf(SocketException.class);
    }
  }

  @Test
  void aClientThatAsksAgainAndAgainIsNotTakenForASlowOne() throws Exception {
    Duration patience = Duration.ofSeconds(1);
    try (RunningApi api = RunningApi.start(patience);
        RawClient client = RawClient.of(api.at("/"))) {
      long end = System.nanoTime() + patience.multipliedBy(5).dividedBy(2).toNanos();
      while (System.nanoTime() < end) {
        client.write(head("GET /health/live", "Connection: keep-alive"));
        assertThat(client.next()).contains(" 200 ");
        Thread.sleep(20);
      }
    }
  }

  @Test
  void moreThanCanWaitAreRefusedAndTheOthersAnswered() {
    CountDownLatch released = new CountDownLatch(1);
    Route slow = Route.open("/slow", request -> held(released));
    try (RunningApi api = RunningApi.start(Duration.ofMinutes(1), slow)) {
      List<CompletableFuture<Integer>> all = moreThanCanWait(api);

      assertThat(first(all)).isEqualTo(503);
      released.countDown();
      assertThat(all.stream().map(CompletableFuture::join)).contains(200, 503);
      assertThat(api.get("/metrics").body())
          .contains("millrace_http_requests_refused_total{reason=\"no_turn\",status=\"503\"} ")
          .doesNotContain("{reason=\"no_turn\",status=\"503\"} 0\n");
    }
  }

  /** A supervisor that hears nothing ends a process that is merely busy. */
  @Test
  void aProbeOfLifeWaitsBehindNothing() {
    CountDownLatch released = new CountDownLatch(1);
    Route slow = Route.open("/slow", request -> held(released));
    try (RunningApi api = RunningApi.start(Duration.ofMinutes(1), slow)) {
      List<CompletableFuture<Integer>> all = moreThanCanWait(api);

      assertThat(first(all)).as("no more can wait").isEqualTo(503);
      assertThat(api.get("/health/live").statusCode()).isEqualTo(200);
      assertThat(api.get("/health/started").statusCode()).isEqualTo(200);
      assertThat(api.get("/health/ready").statusCode()).isEqualTo(200);
      assertThat(api.get("/metrics").statusCode()).isEqualTo(200);
      released.countDown();
    }
  }

  @Test
  void howeverManySilentConnectionsThereAreAProbeOfLifeIsAnswered() throws IOException {
    List<RawClient> silent = new ArrayList<>();
    try (RunningApi api = RunningApi.start(Duration.ofMinutes(1))) {
      for (int i = 0; i < 200; i++) {
        silent.add(RawClient.of(api.at("/")));
      }

      assertThat(api.get("/health/live").statusCode()).isEqualTo(200);
      assertThat(silent.get(0).rest()).as("the one that was silent for longest").isEmpty();
    } finally {
      for (RawClient client : silent) {
        client.close();
      }
    }
  }

  private static List<CompletableFuture<Integer>> moreThanCanWait(RunningApi api) {
    return IntStream.range(0, 100)
        .mapToObj(
            i ->
                CompletableFuture.supplyAsync(
                    () -> api.get("/slow").statusCode(), work -> new Thread(work).start()))
        .toList();
  }

  private static Object first(List<CompletableFuture<Integer>> answers) {
    return CompletableFuture.anyOf(answers.toArray(CompletableFuture<?>[]::new)).join();
  }

  @Test
  void whatWasAskedBeforeTheEndIsAnswered() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    Route slow =
        Route.open(
            "/slow",
            request -> {
              asked.countDown();
              return held(released);
            });
    RunningApi api = RunningApi.start(Duration.ofSeconds(10), slow);
    CompletableFuture<HttpResponse<String>> answer =
        CompletableFuture.supplyAsync(() -> api.get("/slow"));
    int port = api.at("/").getPort();
    asked.await();
    CompletableFuture<Void> closing = CompletableFuture.runAsync(api::close);
    assertThatThrownBy(() -> closing.get(500, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    released.countDown();

    assertThat(answer.join().statusCode()).isEqualTo(200);
    closing.join();
    assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port))
        .isInstanceOf(IOException.class);
  }

  @Test
  void anAddressThatIsTakenIsSaidInWords() {
    try (RunningApi api = RunningApi.start()) {
      HttpApiConfig same = HttpApiConfig.of("127.0.0.1", api.at("/").getPort());

      assertThatThrownBy(
              () -> HttpApi.start(same, Bearer.of("a", RunningApi.TOKEN), figures(), List.of()))
          .isInstanceOf(PermanentFailure.class)
          .hasMessageContaining("millrace.api.port");
    }
  }

  /** The end is late, and in order all the same. */
  @Test
  void whoIsNeverAnsweredHoldsUpTheEndForSecondsOnly() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    Route never =
        Route.later(
            "GET",
            "/never",
            request -> {
              asked.countDown();
              return new CompletableFuture<>();
            });
    RunningApi api = RunningApi.start(Duration.ofMinutes(1), never);
    CompletableFuture<HttpResponse<String>> answer =
        CompletableFuture.supplyAsync(() -> api.get("/never"));
    asked.await();

    api.close();

    assertThatThrownBy(answer::join).hasRootCauseInstanceOf(IOException.class);
  }

  /** What is being written when the server is told to stop is more than a socket takes at once. */
  @Test
  void whoReadsSlowlyAtTheEndReadsTheWholeAnswer() throws Exception {
    int length = 64 << 20;
    Route large =
        Route.open("/large", asked -> Reply.of(200, "text/plain", Bytes.of(new byte[length])));
    HttpApi api =
        HttpApi.start(
            HttpApiConfig.forMany("127.0.0.1", 0),
            Bearer.of("a", RunningApi.TOKEN),
            figures(),
            List.of(large));
    try (RawClient slow = RawClient.of(api.address())) {
      slow.write("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n");
      int read = slow.next().length();
      CompletableFuture<Void> closing = CompletableFuture.runAsync(api::close);
      assertThatThrownBy(() -> closing.get(500, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);

      assertThat(read + slow.rest().length()).isGreaterThan(length);
      closing.join();
    }
  }

  private static ApiMetrics figures() {
    return new ApiMetrics(
        new InMemoryRuns(new InMemoryStore(InstantSource.system())), () -> Backlog.NONE);
  }

  private static Reply held(CountDownLatch released) {
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Reply.of(200, "text/plain", Bytes.ofText("done"));
  }

  @Test
  void anAnswerTakesRoomUntilItsClientHasReadIt() throws IOException {
    Reply much = Reply.of(200, "text/plain", Bytes.of(new byte[32 << 20]));
    try (RunningApi api =
            RunningApi.start(Duration.ofSeconds(10), Route.guarded("POST", "/much", any -> much));
        RawClient client = RawClient.of(api.at("/"))) {
      client.write(head("POST /much", "Connection: close\r\nContent-Length: 1") + "1");
      assertThat(client.firstLine()).contains(" 200 ");

      assertThat(api.post("/v1/runs", "{\"records\":1}").statusCode()).isEqualTo(429);

      client.rest();
      int status = 429;
      while (status == 429) {
        status = api.post("/v1/runs", "{\"records\":1}").statusCode();
      }
      assertThat(status).isEqualTo(201);
    }
  }

  private static String head(String request, String header) {
    return request
        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer "
        + RunningApi.TOKEN
        + "\r\n"
        + header
        + "\r\n\r\n";
  }
}
