package dev.millrace.adapters.http.api;

import static dev.millrace.adapters.http.api.RunningCollector.gzip;
import static dev.millrace.adapters.http.api.RunningCollector.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.intake.IntakeTransaction;
import dev.millrace.domain.port.source.Evidence;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class CollectorBoundsTest {

  private static final int LARGEST = 1 << 20;
  private static final String CHUNK = "8000\r\n" + " ".repeat(0x8000) + "\r\n";
  private static final String[] LIST = {"Content-Type", "application/json"};

  @Test
  void nobodyWithoutATokenIsListenedTo() throws IOException {
    try (RunningCollector collector = RunningCollector.start();
        RawClient client = RawClient.of(collector.address())) {
      client.write(head(LARGEST).replace(RunningCollector.TOKEN, "another-token-of-mine"));

      assertThat(client.firstLine()).as("no byte of the body was sent").contains(" 401 ");
    }
  }

  @Test
  void aBodyThatSaysItIsTooLargeIsRefusedUnread() throws IOException {
    try (RunningCollector collector = RunningCollector.start();
        RawClient client = RawClient.of(collector.address())) {
      client.write(head(LARGEST + 1));

      assertThat(client.firstLine()).contains(" 413 ");
      assertThat(collector.refused("body_too_large")).isEqualTo(1);
    }
  }

  @Test
  void aBodyThatBecomesTooLargeWhenItIsUnpackedIsRefused() {
    try (RunningCollector collector = RunningCollector.start()) {
      byte[] bomb = gzip(new byte[16 << 20]);
      assertThat(bomb.length).isLessThan(LARGEST);

      assertThat(collector.push(bomb, "Content-Encoding", "gzip").statusCode()).isEqualTo(413);
      assertThat(collector.refused("body_too_large")).isEqualTo(1);
    }
  }

  @Test
  void partsThatBecomeTooLargeTogetherAreRefused() {
    byte[] half = gzip(new byte[LARGEST / 2]);
    try (RunningCollector collector = RunningCollector.start()) {
      byte[] whole = repeated(half, 2);
      assertThat(collector.push(whole, "Content-Encoding", "gzip").statusCode()).isEqualTo(200);
      byte[] more = repeated(half, 3);
      assertThat(collector.push(more, "Content-Encoding", "gzip").statusCode()).isEqualTo(413);
    }
  }

  @Test
  void fiftyThousandPartsOfNothingAreNothing() {
    byte[] nothing = gzip(new byte[0]);
    try (RunningCollector collector = RunningCollector.start()) {
      byte[] much = repeated(nothing, 50_000);

      assertThat(collector.push(much, "Content-Encoding", "gzip").statusCode()).isEqualTo(400);
      assertThat(collector.push(user(1, "Ulm")).statusCode()).isEqualTo(200);
    }
  }

  private static byte[] repeated(byte[] part, int times) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < times; i++) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  @Test
  void whenAsManyRequestsWaitAsMayTheNextIsToldToComeLater() throws Exception {
    try (RunningCollector collector = start(config -> config.holding(3, LARGEST))) {
      assertThePressureIsSaidAndPasses(collector, user(1, "Ulm"));
    }
  }

  @Test
  void whenAsManyBytesWaitAsMayTheNextIsToldToComeLater() throws Exception {
    String body = user(1, "x".repeat(1_000));
    try (RunningCollector collector =
        start(config -> config.holding(100, 3L * body.length() + body.length() / 2))) {
      assertThePressureIsSaidAndPasses(collector, body);
    }
  }

  /** A value of a few bytes may take two hundred in memory, so bytes alone bound nothing. */
  @Test
  void whenAsManyValuesWaitAsMayTheNextIsToldToComeLater() throws Exception {
    try (RunningCollector collector = RunningCollector.holding(350, intake -> intake)) {
      assertThePressureIsSaidAndPasses(collector, values(99));
    }
  }

  @Test
  void aBodyWithMoreValuesThanThereIsRoomForLeavesNoneOfThemBehind() {
    try (RunningCollector collector = RunningCollector.holding(300, intake -> intake)) {
      for (int i = 0; i < 3; i++) {
        assertThat(collector.push(values(301)).statusCode()).isEqualTo(429);
        assertThat(collector.push("[" + values(301) + "]", LIST).statusCode()).isEqualTo(429);
        assertThat(collector.push(values(300)).statusCode()).isEqualTo(200);
      }
      assertThat(collector.sheet().fetched()).isEqualTo(3);
    }
  }

  @Test
  void aBodyThatCannotBeTakenOrStoredGivesTheRoomOfItsValuesBack() {
    PermanentFailure failure = new PermanentFailure("a table is missing");
    try (RunningCollector collector =
        RunningCollector.holding(100, intake -> new Failing(failure))) {
      for (int i = 0; i < 3; i++) {
        assertThat(collector.push(values(10)).statusCode()).isEqualTo(500);
        assertThat(collector.push("[" + values(10), LIST).statusCode()).isEqualTo(400);
      }
    }
  }

  /** A record with so many values: itself, its list, and what that holds. */
  private static String values(int count) {
    return "{\"x\":[" + "0,".repeat(count - 3) + "0]}";
  }

  /** Three are held, and a fourth has no room. */
  private static void assertThePressureIsSaidAndPasses(RunningCollector collector, String body)
      throws Exception {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    collector.commits(false);
    var first = collector.pushing(bytes);
    var second = collector.pushing(bytes);
    var third = collector.pushing(bytes);
    var fourth = collector.pushing(bytes);

    HttpResponse<?> refused =
        (HttpResponse<?>) CompletableFuture.anyOf(first, second, third, fourth).get();
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("retry-after")).isPresent();
    assertThat(collector.refused("held_full")).isEqualTo(1);
    assertThat(collector.get("/health/ready").statusCode())
        .as("probes need no room")
        .isEqualTo(200);
    collector.commits(true);

    CompletableFuture.allOf(first, second, third, fourth).join();
    assertThat(collector.sheet().fetched()).isEqualTo(3);
    for (int i = 0; i < 10; i++) {
      assertThat(collector.push(bytes).statusCode()).as("room is given back").isEqualTo(200);
    }
  }

  static Stream<Arguments> beginnings() {
    return Stream.of(
        Arguments.of("of unknown length", "Transfer-Encoding: chunked", CHUNK),
        Arguments.of("of the told length", "Content-Length: " + LARGEST, " ".repeat(0x8000)));
  }

  /** Eight of the largest would fill all the room that there is. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("beginnings")
  void bodiesThatMayBecomeLargeTakeNoMoreRoomThanHasCome(String name, String length, String begun)
      throws Exception {
    List<RawClient> slow = new ArrayList<>();
    try (RunningCollector collector = start(config -> config)) {
      for (int i = 0; i < 9; i++) {
        RawClient client = RawClient.of(collector.address());
        slow.add(client);
        client.write(head(length + "\r\nExpect: 100-continue"));
        assertThat(client.firstLine()).as("it has its room").contains(" 100 ");
        client.write(begun);
      }

      assertThat(collector.push(user(1, "Ulm")).statusCode()).as(name).isEqualTo(200);
    } finally {
      for (RawClient client : slow) {
        client.close();
      }
    }
  }

  @Test
  void aBodyWhoseToldLengthFindsNoRoomIsRefusedUnread() throws Exception {
    byte[] held = user(1, "x".repeat(1_000)).getBytes(StandardCharsets.UTF_8);
    try (RunningCollector collector = start(config -> config.holding(10, LARGEST + 500))) {
      collector.commits(false);
      var waiting = collector.pushing(held);
      while (!collector.metrics().contains("held_bytes " + held.length + "\n")) {
        Thread.onSpinWait();
      }
      try (RawClient client = RawClient.of(collector.address())) {
        client.write(head("Content-Length: " + LARGEST + "\r\nExpect: 100-continue"));

        assertThat(client.firstLine()).as("no byte of the body was sent").contains(" 429 ");
      }
      collector.commits(true);
      assertThat(waiting.join().statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aBodyOfUnknownLengthIsReadNoFurtherThanThereIsRoom() throws Exception {
    byte[] rest = user(1, "x".repeat(90_000)).getBytes(StandardCharsets.UTF_8);
    try (RunningCollector collector = start(config -> config.holding(2, 100_000));
        RawClient client = RawClient.of(collector.address())) {
      client.write(chunked("Connection: keep-alive") + CHUNK.repeat(4));

      assertThat(client.firstLine()).contains(" 429 ");
      assertThat(collector.refused("held_full")).isEqualTo(1);
      assertThat(collector.push(rest).statusCode())
          .as("its room is given back though it has not ended")
          .isEqualTo(200);
    }
  }

  @Test
  void aPackedBodyTakesTheRoomOfWhatIsInIt() {
    byte[] plain = user(1, "Ulm").getBytes(StandardCharsets.UTF_8);
    byte[] large = gzip(user(1, "x".repeat(10_000)).getBytes(StandardCharsets.UTF_8));
    try (RunningCollector collector = start(config -> config.holding(10, 9_000))) {
      String encoding = "Content-Encoding";

      assertThat(collector.push(gzip(plain), encoding, "gzip").statusCode()).isEqualTo(200);
      assertThat(collector.push(plain, encoding, "identity").statusCode()).isEqualTo(200);
      assertThat(collector.push(large, encoding, "gzip").statusCode()).isEqualTo(429);
      assertThat(collector.push(gzip(plain), encoding, "gzip").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void onceABodyIsReadItTakesNoMoreRoomThanItNeeds() {
    byte[] packed = gzip(user(1, "Ulm").getBytes(StandardCharsets.UTF_8));
    try (RunningCollector collector = start(config -> config.holding(100, LARGEST + 10_000))) {
      collector.commits(false);
      var held = collector.pushing(packed, "Content-Encoding", "gzip");
      byte[] bomb = gzip(new byte[2 * LARGEST]);

      int status = 429;
      while (status == 429) {
        status = collector.push(bomb, "Content-Encoding", "gzip").statusCode();
      }
      assertThat(status).as("there was room for it to be read").isEqualTo(413);
      collector.commits(true);
      assertThat(held.join().statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whoWaitsForAnAnswerKeepsTheConnectionAndWhoIsSilentDoesNot() throws Exception {
    String body = user(1, "Ulm");
    try (RunningCollector collector = start(config -> config.connecting(2));
        RawClient silent = RawClient.of(collector.address())) {
      silent.write("GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(silent.firstLine()).contains(" 200 ");
      collector.commits(false);
      try (RawClient first = waiting(collector, body);
          RawClient second = waiting(collector, body);
          RawClient third = RawClient.of(collector.address())) {
        assertThat(silent.rest()).as("the second took its place").isEmpty();
        assertThat(third.rest()).as("there is no place").isEmpty();
        collector.commits(true);
        assertThat(first.firstLine()).contains(" 200 ");
        assertThat(second.firstLine()).contains(" 200 ");
      }
      assertThat(collector.push(body).statusCode()).as("there is again").isEqualTo(200);
    }
  }

  /** One whose body has come, and whose answer has not. */
  private static RawClient waiting(RunningCollector collector, String body) throws IOException {
    RawClient client = RawClient.of(collector.address());
    client.write(head("Expect: 100-continue\r\nContent-Length: " + body.length()));
    assertThat(client.firstLine()).contains(" 100 ");
    client.write(body);
    return client;
  }

  @Test
  void aBodyThatTricklesInGivesItsRoomBack() throws Exception {
    try (RunningCollector collector =
            start(config -> config.holding(1, LARGEST).withPatience(Duration.ofMillis(500)));
        RawClient client = RawClient.of(collector.address())) {
      client.write(head(LARGEST));
      long begun = System.nanoTime();
      Thread trickling = new Thread(() -> trickle(client));
      trickling.start();
      String end = rest(client);
      trickling.interrupt();
      trickling.join();

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
      assertThat(end).doesNotContain(" 200 ");
      assertThat(collector.push(user(1, "Ulm")).statusCode()).isEqualTo(200);
      assertThat(collector.sheet().fetched()).isEqualTo(1);
    }
  }

  @Test
  void aClientThatHangsUpInItsBodyLeavesNothingAndGivesItsRoomBack() throws Exception {
    try (RunningCollector collector = start(config -> config.holding(1, LARGEST))) {
      try (RawClient client = RawClient.of(collector.address())) {
        client.write(head(1_000) + user(1, "Ulm"));
      }

      int status = 429;
      while (status == 429) {
        status = collector.push(user(2, "Ulm")).statusCode();
      }
      assertThat(status).isEqualTo(200);
      assertThat(collector.sheet().fetched()).isEqualTo(1);
    }
  }

  @Test
  void aClientThatHangsUpBeforeItsAnswerGivesItsRoomBack() throws Exception {
    try (RunningCollector collector = start(config -> config.holding(1, LARGEST))) {
      collector.commits(false);
      String body = user(1, "Ulm");
      try (RawClient client = RawClient.of(collector.address())) {
        client.write(head(body.length()).replace("Host", "Expect: 100-continue\r\nHost"));
        assertThat(client.firstLine()).as("it has its room").contains(" 100 ");
        client.write(body);
      }
      collector.commits(true);

      int status = 429;
      while (status == 429) {
        status = collector.push(user(2, "Ulm")).statusCode();
      }
      assertThat(status).isEqualTo(200);
      assertThat(collector.sheet().stored()).as("what was pushed is stored").isEqualTo(2);
    }
  }

  @Test
  void aRequestThatBreaksOnTheWayGivesItsRoomBack() throws IOException {
    try (RunningCollector collector = start(config -> config.holding(2, LARGEST))) {
      for (int i = 0; i < 5; i++) {
        try (RawClient client = RawClient.of(collector.address())) {
          client.write(head(1).replace("records ", "records?x=%zz ") + "1");
          assertThat(client.firstLine()).contains(" 400 ");
        }
      }

      assertThat(collector.push(user(1, "Ulm")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whoAsksForSomethingNeedsNoRoomForABody() throws IOException {
    try (RunningCollector collector = start(config -> config.holding(1, LARGEST));
        RawClient client = RawClient.of(collector.address())) {
      client.write("GET /health/live HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n");

      assertThat(client.firstLine()).as("before its body is there").contains(" 200 ");
    }
  }

  @Test
  void anAnswerMayTakeLongerThanAConnectionMayBeSilent() throws Exception {
    try (RunningCollector collector =
        start(config -> config.withPatience(Duration.ofMillis(200)))) {
      collector.commits(false);
      var waiting = collector.pushing(user(1, "Ulm").getBytes(StandardCharsets.UTF_8));
      assertThatThrownBy(() -> waiting.get(1, TimeUnit.SECONDS))
          .isInstanceOf(TimeoutException.class);
      collector.commits(true);

      assertThat(waiting.join().statusCode()).isEqualTo(200);
    }
  }

  @Test
  void thoseWhoWaitAtTheEndAreAnswered() {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    try (RunningCollector collector =
        RunningCollector.start(config -> config, intake -> new Held(intake, asked, released))) {
      var waiting = collector.pushing(user(1, "Ulm").getBytes(StandardCharsets.UTF_8));
      await(asked);
      CompletableFuture<Void> closing = CompletableFuture.runAsync(collector::closeServer);
      assertThatThrownBy(() -> closing.get(300, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      released.countDown();

      assertThat(waiting.join().statusCode()).isEqualTo(200);
      closing.join();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** An intake that keeps its first page back until it is released. */
  private record Held(Intake intake, CountDownLatch asked, CountDownLatch released)
      implements Intake {

    @Override
    public <T> T inTransaction(Function<IntakeTransaction, T> work) {
      asked.countDown();
      CollectorBoundsTest.await(released);
      return intake.inTransaction(work);
    }

    @Override
    public void keep(RunId run, Evidence evidence) {
      intake.keep(run, evidence);
    }
  }

  private static RunningCollector start(UnaryOperator<HttpApiConfig> config) {
    return RunningCollector.start(config, intake -> intake);
  }

  private static void trickle(RawClient client) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        client.write(" ".repeat(100));
        Thread.sleep(20);
      }
    } catch (IOException | InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private static String head(int length) {
    return head("Content-Length: " + length);
  }

  private static String chunked(String header) {
    return head("Transfer-Encoding: chunked\r\n" + header);
  }

  private static String head(String headers) {
    return "POST "
        + RunningCollector.USERS
        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
        + "Authorization: Bearer "
        + RunningCollector.TOKEN
        + "\r\n"
        + headers
        + "\r\n\r\n";
  }

  /** What comes until the end, however it ends. */
  private static String rest(RawClient client) {
    try {
      return client.rest();
    } catch (IOException reset) {
      return "";
    }
  }
}
