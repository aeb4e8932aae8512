package dev.millrace.adapters.http;

import static dev.millrace.adapters.http.Sources.ATTEMPTS;
import static dev.millrace.adapters.http.Sources.config;
import static dev.millrace.adapters.http.Sources.info;
import static dev.millrace.adapters.http.Sources.page;
import static dev.millrace.adapters.http.Sources.request;
import static dev.millrace.adapters.http.Sources.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.source.FetchedPage;
import dev.millrace.domain.port.source.PageRequest;
import dev.millrace.domain.port.source.UnusablePage;
import dev.millrace.domain.record.ContentHash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class HttpRecordSourceTest {

  private static final String TWO = "[{\"login\":{\"password\":\"canary\"}},{\"a\":2}]";
  private static final String JSON = "Content-Type: application/json";

  static Stream<Arguments> badPages() {
    return Stream.of(
        bad("an error object", "{\"error\":\"Uh oh\"}"),
        bad("an error beside results", "{\"error\":1," + page(TWO).substring(1)),
        bad("no results", "{\"info\":" + info() + "}"),
        bad("no info", "{\"results\":" + TWO + "}"),
        bad("info of another kind", "{\"results\":" + TWO + ",\"info\":[]}"),
        bad("more than asked", page("[1,2,3]")),
        bad("results of another kind", page("{\"login\":{\"password\":\"canary\"}}")),
        bad("results that are null", page("null")),
        bad("silently capped", page(TWO).replace("\"results\":2", "\"results\":1")),
        bad("another page", page(TWO).replace("\"page\":1", "\"page\":2")),
        bad("another seed", page(TWO).replace("\"abc\"", "\"abd\"")),
        bad("another version", page(TWO).replace("\"1.4\"", "\"1.3\"")),
        bad("no version", page(TWO).replace(",\"version\":\"1.4\"", "")),
        bad("results as text", page(TWO).replace("\"results\":2", "\"results\":\"2\"")),
        bad("a web page", "<html>canary</html>"),
        bad("cut off in JSON", page(TWO).substring(0, 45)),
        bad("garbage after it", page(TWO) + "x"),
        bad("nothing", ""),
        Arguments.of("HTML", typed("text/html", page(TWO))),
        Arguments.of("shorter than announced", announced(page(TWO), 5_000)),
        Arguments.of("longer than announced", announced(page(TWO), 30)),
        Arguments.of("announced above the cap", announced("", 2_000_000_000)),
        Arguments.of("endless chunks", endlessChunks()),
        Arguments.of("chunks that break off", brokenChunks()),
        Arguments.of("packed as was not asked", packed("br", zip(page(TWO)))),
        Arguments.of("packed twice", packed("gzip, gzip", zip(page(TWO)))),
        Arguments.of("packed and not whole", packed("gzip", half(zip(page(TWO))))),
        Arguments.of("packed with a wrong sum", packed("gzip", flipped(zip(page(TWO))))),
        Arguments.of("not packed as it says", packed("gzip", ascii(page(TWO)))),
        Arguments.of(
            "packed with garbage after it", packed("gzip", joined(zip(page(TWO)), ascii("x")))),
        Arguments.of("two that are packed", packed("gzip", joined(zip(page(TWO)), zip(page(TWO))))),
        Arguments.of(
            "packed in parts, the last not whole",
            packed("gzip", joined(zip(page(TWO)), half(zip(" "))))),
        Arguments.of("no content", FaultServer.status("204 No Content")));
  }

  private static Arguments bad(String name, String body) {
    return Arguments.of(name, FaultServer.json(body));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badPages")
  void aBadPageIsAskedForAgainAndNeverTaken(String name, FaultServer.Reply reply)
      throws IOException {
    try (FaultServer server = FaultServer.replying(reply)) {
      UnusablePage unusable = catchThrowableOfType(UnusablePage.class, () -> fetch(server));
      assertThat(unusable).as(name).isNotNull();
      assertThat(server.targets()).hasSize(ATTEMPTS);
      assertThat(unusable.isEmpty()).as("the end of a source").isFalse();
      assertThat(unusable.evidence().reason()).isNotBlank();
      assertThat(unusable.evidence().prefix().text()).doesNotContain("canary");
      assertThat(unusable.evidence().prefix().length()).isLessThanOrEqualTo(64 << 10);
      assertThat(unusable).hasMessageNotContaining("canary");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "GZIP", "x-gzip"})
  void aPageMayBePacked(String encoding) throws IOException {
    try (FaultServer server = FaultServer.replying(packed(encoding, zip(page(TWO))))) {
      FetchedPage fetched = fetch(server);
      assertThat(fetched.records()).hasSize(2);
      assertThat(fetched.body().text()).isEqualTo(page(TWO).replace("canary", ""));
      assertThat(server.heads().get(0)).containsIgnoringCase("\nAccept-Encoding: gzip\n");
    }
  }

  /** RFC 1952, section 2.2: a gzip is a series of members. */
  @Test
  void aPageMayBePackedInParts() throws IOException {
    byte[] nothing = zip("");
    byte[] parts = joined(zip(page(TWO).substring(0, 40)), nothing);
    byte[] page = joined(joined(nothing, parts), zip(page(TWO).substring(40)));
    try (FaultServer server = FaultServer.replying(packed("gzip", page))) {
      assertThat(fetch(server).body().text()).isEqualTo(page(TWO).replace("canary", ""));
    }
  }

  /** It is all that an honest source has to say: asking again changes nothing. */
  @Test
  void anEmptyPageIsAskedForOnceAndDoesNotSpeakAgainstItsOrigin() throws IOException {
    try (FaultServer server = FaultServer.replying(FaultServer.json(page("[]")))) {
      HttpRecordSource source = source(brokenAfter(2));
      for (int asked = 1; asked <= 4; asked++) {
        UnusablePage empty = catchThrowableOfType(UnusablePage.class, () -> fetch(server, source));
        assertThat(empty.isEmpty()).isTrue();
        assertThat(server.targets()).hasSize(asked);
      }
    }
  }

  @Test
  void evidenceSaysWhatCame() throws IOException {
    String body = page(TWO).substring(0, 60);
    try (FaultServer server = FaultServer.replying(FaultServer.json(body))) {
      var evidence = catchThrowableOfType(UnusablePage.class, () -> fetch(server)).evidence();
      assertThat(evidence.status()).isEqualTo(200);
      assertThat(evidence.length()).isEqualTo(60);
      assertThat(evidence.headers())
          .containsEntry("content-type", "application/json")
          .containsEntry("content-length", "60");
      String kept = "{\"results\":[{\"login\":{\"password\":\"\"}},{\"a\":2}]";
      assertThat(evidence.prefix().text()).isEqualTo(kept);
      assertThat(evidence.hash()).isEqualTo(ContentHash.ofText(kept));
    }
  }

  @Test
  void aGoodAnswerAfterBadOnesIsTaken() throws IOException {
    try (FaultServer server =
        FaultServer.replying(FaultServer.json(page(TWO)))
            .first(FaultServer.status("500 Oops"))
            .first(reset())) {
      assertThat(fetch(server).records()).hasSize(2);
      assertThat(server.targets()).hasSize(3);
    }
  }

  @Test
  void aRecordOfAnyShapeIsARecord() throws IOException {
    try (FaultServer server = FaultServer.replying(FaultServer.json(page("[null,[7]]")))) {
      assertThat(fetch(server).records())
          .extracting(raw -> raw.bytes().text())
          .containsExactly("null", "[7]");
    }
  }

  @Test
  void aSeedMayBeEchoedAsANumber() throws IOException {
    String body = page(TWO).replace("\"abc\"", "77");
    try (FaultServer server = FaultServer.replying(FaultServer.json(body))) {
      var request = new PageRequest(server.uri("/api/1.4/"), "77", 1, 2);
      assertThat(source(config()).fetch(request, Sources.SECRETS).records()).hasSize(2);
    }
  }

  @Test
  void theSourcesOwnParametersAreKept() throws IOException {
    try (FaultServer server = FaultServer.replying(FaultServer.json(page(TWO)))) {
      URI uri = server.uri("/api/1.4/?nat=de&inc=name,login&seed=old&results=9");
      source(config()).fetch(request(uri, 1, 2), Sources.SECRETS);
      assertThat(server.targets())
          .containsExactly("/api/1.4/?nat=de&inc=name,login&results=2&page=1&seed=abc");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"408 Slow", "500 Oops", "502 Bad", "503 Busy", "504 Late", "429 Slow down"})
  void aStatusThatMayPassIsAskedForAgain(String status) throws IOException {
    try (FaultServer server = FaultServer.replying(FaultServer.status(status))) {
      TransientFailure failure = catchThrowableOfType(TransientFailure.class, () -> fetch(server));
      assertThat(failure).hasMessageContaining(status.substring(0, 3));
      assertThat(server.targets()).hasSize(ATTEMPTS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"400 Bad", "401 Who", "403 No", "404 Nowhere"})
  void anyOtherRefusalIsFinal(String status) throws IOException {
    try (FaultServer server = FaultServer.replying(FaultServer.status(status))) {
      PermanentFailure failure = catchThrowableOfType(PermanentFailure.class, () -> fetch(server));
      assertThat(failure).hasMessageContaining(status.substring(0, 3));
      assertThat(server.targets()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://169.254.169.254/latest", "file:///etc/passwd", "/api/1.4/again"})
  void aRedirectIsNotFollowed(String location) throws IOException {
    try (FaultServer server =
        FaultServer.replying(FaultServer.status("302 Found", "Location: " + location))) {
      assertThat(catchThrowableOfType(PermanentFailure.class, () -> fetch(server))).isNotNull();
      assertThat(server.targets()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "60",
        "1000000000",
        "99999999999999999999",
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "Friday, 31-Dec-49 23:59:59 GMT",
        "Fri Dec 31 23:59:59 9999"
      })
  void retryAfterIsWaitedForUpToItsCap(String header) throws IOException {
    try (FaultServer server =
        FaultServer.replying(FaultServer.json(page(TWO)))
            .first(FaultServer.status("503 Busy", "Retry-After: " + header))) {
      long start = System.nanoTime();
      assertThat(fetch(server).records()).hasSize(2);
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(Duration.ofMillis(50), Duration.ofSeconds(25));
    }
  }

  static Stream<Arguments> slowReplies() {
    byte[] head = FaultServer.head("200 OK", JSON, "Content-Length: 1000");
    return Stream.of(
        Arguments.of("no byte at all", dripping(new byte[0])),
        Arguments.of("a byte of the head at a time", dripping(head)),
        Arguments.of("a byte of the body at a time", headThenDripping(head)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("slowReplies")
  void theDeadlineHoldsForTheWholeAnswer(String name, FaultServer.Reply slow) throws Exception {
    Duration deadline = Duration.ofMillis(300);
    CountDownLatch left = new CountDownLatch(ATTEMPTS);
    FaultServer.Reply watched =
        (client, target) -> {
          try {
            slow.to(client, target);
          } finally {
            left.countDown();
          }
        };
    try (FaultServer server = FaultServer.replying(watched)) {
      long start = System.nanoTime();
      TransientFailure failure =
          catchThrowableOfType(
              TransientFailure.class, () -> fetch(server, config().withDeadline(deadline)));
      assertThat(failure).as(name).hasMessageContaining("within");
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(
              deadline.multipliedBy(ATTEMPTS), deadline.multipliedBy(ATTEMPTS).plusSeconds(3));
      assertThat(left.await(10, TimeUnit.SECONDS)).as("connections are closed").isTrue();
      assertThat(server.targets()).hasSize(ATTEMPTS);
    }
  }

  @Test
  void aConnectionThatIsResetIsTriedAgain() throws IOException {
    try (FaultServer server = FaultServer.replying(reset())) {
      assertThat(catchThrowableOfType(TransientFailure.class, () -> fetch(server))).isNotNull();
      assertThat(server.targets()).as("asked no more often than meant").hasSize(ATTEMPTS);
    }
  }

  @Test
  void aRefusedConnectionMayPass() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    URI uri = URI.create("http://127.0.0.1:" + port + "/");
    assertThat(
            catchThrowableOfType(
                TransientFailure.class,
                () -> source(config()).fetch(request(uri, 1, 2), Sources.SECRETS)))
        .isNotNull();
  }

  @Test
  void anOriginThatKeepsFailingIsLeftAlone() throws IOException {
    try (FaultServer server = FaultServer.replying(FaultServer.status("500 Oops"))) {
      HttpRecordSource source = source(brokenAfter(2));
      assertThat(source.breakers()).isEmpty();
      TransientFailure failure =
          catchThrowableOfType(TransientFailure.class, () -> fetch(server, source));
      assertThat(failure).hasMessageContaining("left alone");
      assertThat(server.targets()).hasSize(2);
      assertThat(source.breakers()).isEqualTo(Map.of(origin(server), "open"));
    }
  }

  @Test
  void anOriginThatAnswersIsTrusted() throws IOException {
    try (FaultServer server = FaultServer.replying(FaultServer.json(page(TWO)))) {
      HttpRecordSource source = source(brokenAfter(2));
      fetch(server, source);
      assertThat(source.breakers()).isEqualTo(Map.of(origin(server), "closed"));
    }
  }

  @Test
  void anAnswerThatIsNoPageIsHandedOverThoughTheOriginIsLeftAlone() throws IOException {
    try (FaultServer server = FaultServer.replying(typed("application/json", "{\"half"))) {
      UnusablePage answer =
          catchThrowableOfType(UnusablePage.class, () -> fetch(server, brokenAfter(2)));
      assertThat(answer.getSuppressed()[0]).hasMessageContaining("left alone");
      assertThat(server.targets()).hasSize(2);
    }
  }

  private static String origin(FaultServer server) {
    return "http://127.0.0.1:" + server.port();
  }

  private static HttpSourceConfig brokenAfter(int calls) {
    return config().withBreaker(new HttpSourceConfig.Breaker(calls, 100, Duration.ofMinutes(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:1/",
        "http://localhost:1/",
        "http://[::1]:1/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://172.16.0.1/",
        "http://100.64.0.1/",
        "http://169.254.169.254/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fd00::1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://0.0.0.0/",
        "file:///etc/passwd",
        "ftp://example.org/",
        "http:///nowhere",
        "https://user:secret@example.org/"
      })
  void privateAddressesAndOtherSchemesAreNotAsked(String uri) {
    HttpRecordSource source = source(HttpSourceConfig.defaults());
    PermanentFailure failure =
        catchThrowableOfType(
            PermanentFailure.class,
            () -> source.fetch(request(URI.create(uri), 1, 2), Sources.SECRETS));
    assertThat(failure).isNotNull().hasMessageNotContaining("secret");
  }

  @Test
  void linkLocalAddressesAreNeverAsked() {
    URI metadata = URI.create("http://169.254.169.254/latest");
    assertThat(
            catchThrowableOfType(
                PermanentFailure.class,
                () -> source(config()).fetch(request(metadata, 1, 2), Sources.SECRETS)))
        .isNotNull();
  }

  private static FetchedPage fetch(FaultServer server) {
    return fetch(server, config());
  }

  private static FetchedPage fetch(FaultServer server, HttpSourceConfig config) {
    return fetch(server, source(config));
  }

  private static FetchedPage fetch(FaultServer server, HttpRecordSource source) {
    return source.fetch(request(server.uri("/api/1.4/"), 1, 2), Sources.SECRETS);
  }

  private static FaultServer.Reply typed(String type, String body) {
    return FaultServer.bytes(
        body.getBytes(StandardCharsets.UTF_8),
        "Content-Type: " + type,
        "Content-Length: " + body.length());
  }

  private static FaultServer.Reply announced(String body, long length) {
    return FaultServer.bytes(
        body.getBytes(StandardCharsets.UTF_8), JSON, "Content-Length: " + length);
  }

  private static FaultServer.Reply endlessChunks() {
    byte[] chunk = ("1000\r\n" + "[".repeat(0x1000) + "\r\n").getBytes(StandardCharsets.UTF_8);
    return (client, target) -> {
      OutputStream out = client.getOutputStream();
      out.write(FaultServer.head("200 OK", JSON, "Transfer-Encoding: chunked"));
      while (true) {
        out.write(chunk);
      }
    };
  }

  private static FaultServer.Reply brokenChunks() {
    byte[] chunk =
        "ff\r\n{\"results\":[{\"login\":{\"password\":\"cana".getBytes(StandardCharsets.UTF_8);
    return FaultServer.bytes(chunk, JSON, "Transfer-Encoding: chunked");
  }

  private static FaultServer.Reply packed(String encoding, byte[] body) {
    return FaultServer.bytes(
        body, JSON, "Content-Encoding: " + encoding, "Content-Length: " + body.length);
  }

  private static byte[] zip(String body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(ascii(body));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return bytes.toByteArray();
  }

  private static byte[] ascii(String body) {
    return body.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] half(byte[] zip) {
    return Arrays.copyOf(zip, zip.length / 2);
  }

  private static byte[] flipped(byte[] zip) {
    byte[] other = zip.clone();
    other[zip.length - 5] ^= 1;
    return other;
  }

  private static byte[] joined(byte[] some, byte[] more) {
    byte[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  private static FaultServer.Reply reset() {
    return (client, target) -> {
      client.setSoLinger(true, 0);
      client.close();
    };
  }

  /** Sends byte by byte, 50 ms apart, and spaces for ever after, until the client has left. */
  private static FaultServer.Reply dripping(byte[] bytes) {
    return (client, target) -> {
      for (byte b : bytes) {
        client.getOutputStream().write(b);
        untilGone(client, 50);
      }
      untilGone(client, 20_000);
    };
  }

  private static FaultServer.Reply headThenDripping(byte[] head) {
    return (client, target) -> {
      client.getOutputStream().write(head);
      dripping(" ".repeat(1_000).getBytes(StandardCharsets.UTF_8)).to(client, target);
    };
  }

  /** Waits so long, or until the other side has closed, which ends the reply. */
  private static void untilGone(Socket client, int millis) throws IOException {
    client.setSoTimeout(millis);
    try {
      if (client.getInputStream().read() < 0) {
        throw new IOException("the client has left");
      }
    } catch (SocketTimeoutException stillThere) {
      return;
    }
  }
}
