package dev.millrace.adapters.http;

import static dev.millrace.adapters.http.Sources.ATTEMPTS;
import static dev.millrace.adapters.http.Sources.config;
import static dev.millrace.adapters.http.Sources.page;
import static dev.millrace.adapters.http.Sources.request;
import static dev.millrace.adapters.http.Sources.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.source.FetchedPage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An answer that breaks off anywhere is thrown away as a whole, and asked for again. */
@Timeout(30)
class HttpRecordSourceBreaksTest {

  private static final String TWO = "[{\"a\":1},{\"a\":2}]";
  private static final byte[] HEAD =
      FaultServer.head("200 OK", "Content-Type: application/json", "Content-Length: 5000");
  private static final byte[] CHUNKED =
      FaultServer.head("200 OK", "Content-Type: application/json", "Transfer-Encoding: chunked");
  private static final byte[] PACKED =
      FaultServer.head(
          "200 OK",
          "Content-Type: application/json",
          "Content-Encoding: gzip",
          "Transfer-Encoding: chunked");
  private static final byte[] WITHOUT_LENGTH =
      FaultServer.head("200 OK", "Content-Type: application/json");

  static Stream<Arguments> breaks() {
    byte[] half = text(page(TWO).substring(0, 20));
    byte[] whole = text(page(TWO));
    return Stream.of(
        Arguments.of("before the head", ending(true)),
        Arguments.of("before the head, politely", ending(false)),
        Arguments.of("in the head", ending(true, part(HEAD, 30))),
        Arguments.of("in the head, politely", ending(false, part(HEAD, 30))),
        Arguments.of("in the body", ending(true, HEAD, half)),
        Arguments.of("in the body, politely", ending(false, HEAD, half)),
        Arguments.of("after JSON that is whole", ending(false, HEAD, whole)),
        Arguments.of("in a chunk", ending(false, CHUNKED, text("100\r\n"), half)),
        Arguments.of("before the last chunk", ending(false, CHUNKED, chunk(whole))),
        Arguments.of("before the last chunk, packed", ending(false, PACKED, chunk(zip(whole)))),
        Arguments.of("in a body of no length", ending(false, WITHOUT_LENGTH, half)),
        Arguments.of("with a chunk of no size", ending(false, CHUNKED, text("zz\r\n"), whole)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("breaks")
  void whatBreaksOffIsNeverTaken(String where, FaultServer.Reply reply) throws IOException {
    try (FaultServer server = FaultServer.replying(reply)) {
      assertThat(catchThrowableOfType(TransientFailure.class, () -> fetch(server)))
          .as(where)
          .isNotNull();
      assertThat(server.targets()).hasSize(ATTEMPTS);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("breaks")
  void theWholeAnswerAfterItIsTaken(String where, FaultServer.Reply reply) throws IOException {
    try (FaultServer server = FaultServer.replying(FaultServer.json(page(TWO))).first(reply)) {
      assertThat(fetch(server).body().text()).as(where).isEqualTo(page(TWO));
      assertThat(server.targets()).hasSize(2);
    }
  }

  @Test
  void aHeadWithoutEndIsCutOff() throws IOException {
    FaultServer.Reply endless =
        (client, target) -> {
          OutputStream out = client.getOutputStream();
          out.write(text("HTTP/1.1 200 OK\r\n"));
          while (true) {
            out.write(text("X-More: and more\r\n"));
          }
        };
    try (FaultServer server = FaultServer.replying(endless)) {
      assertThat(catchThrowableOfType(TransientFailure.class, () -> fetch(server)))
          .hasMessageContaining("header count");
    }
  }

  private static FetchedPage fetch(FaultServer server) {
    return source(config()).fetch(request(server.uri("/api/1.4/"), 1, 2), Sources.SECRETS);
  }

  /** Sends these parts and ends, by a reset or as one should. */
  private static FaultServer.Reply ending(boolean byReset, byte[]... parts) {
    return (client, target) -> {
      for (byte[] part : parts) {
        client.getOutputStream().write(part);
      }
      client.setSoLinger(byReset, 0);
      client.close();
    };
  }

  private static byte[] chunk(byte[] content) {
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    chunk.writeBytes(text(Integer.toHexString(content.length) + "\r\n"));
    chunk.writeBytes(content);
    chunk.writeBytes(text("\r\n"));
    return chunk.toByteArray();
  }

  private static byte[] zip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(content);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return bytes.toByteArray();
  }

  private static byte[] part(byte[] of, int length) {
    return Arrays.copyOf(of, length);
  }

  private static byte[] text(String ascii) {
    return ascii.getBytes(StandardCharsets.UTF_8);
  }
}
