package dev.millrace.adapters.http;

import static dev.millrace.adapters.http.Sources.config;
import static dev.millrace.adapters.http.Sources.once;
import static dev.millrace.adapters.http.Sources.request;
import static dev.millrace.adapters.http.Sources.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.domain.port.source.Evidence;
import dev.millrace.domain.port.source.UnusablePage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No answer can fill the memory. */
@Timeout(60)
class HttpRecordSourceSizeTest {

  private static final String JSON = "Content-Type: application/json";
  private static final int MEGABYTE = 1 << 20;
  private static final int GZIP_HEAD = 10;

  /** What lies in the buffers of both ends of a connection when one of them stops reading. */
  private static final long IN_FLIGHT = 48L * MEGABYTE;

  @ParameterizedTest
  @ValueSource(strings = {"Transfer-Encoding: chunked", "X-Length: none"})
  void aBodyOf500MegabytesIsLeftAtItsCap(String length) throws IOException {
    AtomicLong sent = new AtomicLong();
    FaultServer.Reply flood =
        (client, target) -> {
          OutputStream out = client.getOutputStream();
          out.write(FaultServer.head("200 OK", JSON, length));
          byte[] megabyte = chunk("[".repeat(MEGABYTE), length);
          for (int i = 0; i < 500; i++) {
            out.write(megabyte);
            sent.addAndGet(MEGABYTE);
          }
        };
    Evidence evidence = evidence(flood, MEGABYTE);
    assertThat(evidence.reason()).startsWith("longer than the allowed 1048576 bytes");
    assertThat(evidence.length()).isLessThanOrEqualTo(MEGABYTE);
    assertThat(sent).hasValueLessThan(IN_FLIGHT);
  }

  private static byte[] chunk(String content, String length) {
    String framed =
        length.contains("chunked")
            ? Integer.toHexString(content.length()) + "\r\n" + content + "\r\n"
            : content;
    return framed.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void aBodyThatAnnounces500MegabytesIsNotRead() throws IOException {
    byte[] begun = "[".repeat(1_000).getBytes(StandardCharsets.US_ASCII);
    Evidence evidence =
        evidence(FaultServer.bytes(begun, JSON, "Content-Length: 524288000"), MEGABYTE);
    assertThat(evidence.reason()).startsWith("longer than the allowed 1048576 bytes");
    assertThat(evidence.length()).isZero();
  }

  /** A hundred megabytes of spaces in a hundred kilobytes. */
  @Test
  void aBombIsOpenedUpToTheCap() throws IOException {
    byte[] bomb = zipped(100);
    assertThat(bomb.length).isLessThan(MEGABYTE);
    Evidence evidence =
        evidence(
            FaultServer.bytes(
                bomb, JSON, "Content-Encoding: gzip", "Content-Length: " + bomb.length),
            MEGABYTE);
    assertThat(evidence.reason()).startsWith("longer than the allowed 1048576 bytes");
    assertThat(evidence.length()).isLessThanOrEqualTo(MEGABYTE);
  }

  static Stream<Arguments> withoutEnd() throws IOException {
    byte[] begun = Arrays.copyOf(zipped(0), GZIP_HEAD);
    byte[] emptyBlock = {0, 0, 0, (byte) 0xff, (byte) 0xff};
    return Stream.of(
        Arguments.of("one block after the other", begun, blockOfSpaces()),
        Arguments.of("blocks of nothing", begun, emptyBlock),
        Arguments.of("a name in the head", namedHead(), new byte[] {'x'}));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("withoutEnd")
  void whatIsPackedWithoutEndIsLeftAtTheCap(String name, byte[] begin, byte[] again)
      throws IOException {
    byte[] much = repeated(again, MEGABYTE);
    AtomicLong sent = new AtomicLong();
    FaultServer.Reply endless =
        (client, target) -> {
          OutputStream out = client.getOutputStream();
          out.write(FaultServer.head("200 OK", JSON, "Content-Encoding: gzip"));
          out.write(begin);
          while (sent.addAndGet(much.length) < 4 * IN_FLIGHT) {
            out.write(much);
          }
        };
    Evidence evidence = evidence(endless, 2 * MEGABYTE);
    assertThat(evidence.reason()).as(name).startsWith("longer than the allowed 2097152 bytes");
    assertThat(evidence.length()).isLessThanOrEqualTo(2 * MEGABYTE);
    assertThat(sent).hasValueLessThan(IN_FLIGHT);
  }

  /** A megabyte of them, after which others may come. */
  private static byte[] blockOfSpaces() {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(" ".repeat(MEGABYTE).getBytes(StandardCharsets.US_ASCII));
    byte[] block = new byte[MEGABYTE];
    int length = deflater.deflate(block, 0, block.length, Deflater.FULL_FLUSH);
    deflater.end();
    return Arrays.copyOf(block, length);
  }

  /** Without the name's end. */
  private static byte[] namedHead() throws IOException {
    byte[] head = Arrays.copyOf(zipped(0), GZIP_HEAD);
    head[3] = 0x08;
    return head;
  }

  private static byte[] repeated(byte[] part, int length) {
    byte[] all = new byte[Math.max(1, length / part.length) * part.length];
    for (int i = 0; i < all.length; i += part.length) {
      System.arraycopy(part, 0, all, i, part.length);
    }
    return all;
  }

  private static byte[] zipped(int megabytes) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    byte[] spaces = new byte[MEGABYTE];
    Arrays.fill(spaces, (byte) ' ');
    try (OutputStream zip = new GZIPOutputStream(zipped)) {
      for (int i = 0; i < megabytes; i++) {
        zip.write(spaces);
      }
    }
    return zipped.toByteArray();
  }

  static Stream<Arguments> monsters() {
    return Stream.of(
        Arguments.of("100,000 lists in each other", "[".repeat(100_000) + "]".repeat(100_000)),
        Arguments.of("100,000 objects in each other", "{\"a\":".repeat(100_000)),
        Arguments.of("a text of 50 MB", "\"" + "x".repeat(50 * MEGABYTE) + "\""),
        Arguments.of("a number of a million digits", "1".repeat(1_000_000)),
        Arguments.of("a fraction of a million digits", "0." + "1".repeat(1_000_000)),
        Arguments.of("a name of a million letters", "{\"" + "x".repeat(1_000_000) + "\":1}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("monsters")
  void aMonsterWithinTheCapIsNoPage(String name, String monster) throws IOException {
    String body = Sources.page("[{\"login\":{\"password\":\"canary\"}},{\"a\":" + monster + "}]");
    long start = System.nanoTime();
    Evidence evidence = evidence(FaultServer.json(body), 64 * MEGABYTE);
    assertThat(evidence.reason()).as(name).startsWith("too deep, or a text, name or number");
    assertThat(evidence.length()).isEqualTo(body.length());
    assertThat(evidence.prefix().text())
        .startsWith("{\"results\":[{\"login\":{\"password\":\"\"}},{")
        .hasSizeLessThanOrEqualTo(64 << 10);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  private static Evidence evidence(FaultServer.Reply reply, int cap) throws IOException {
    HttpSourceConfig capped =
        once(config()).withDeadline(Duration.ofSeconds(20)).withMaxBodyBytes(cap);
    try (FaultServer server = FaultServer.replying(reply)) {
      return catchThrowableOfType(
              UnusablePage.class,
              () -> source(capped).fetch(request(server.uri("/api/1.4/"), 1, 2), Sources.SECRETS))
          .evidence();
    }
  }
}
