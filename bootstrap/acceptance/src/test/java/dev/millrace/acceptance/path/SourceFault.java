package dev.millrace.acceptance.path;

import dev.millrace.acceptance.path.FaultySource.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/** What a source may answer instead of the page that it was asked for. */
final class SourceFault {

  static final String JSON = "Content-Type: application/json";

  private static final int MEGABYTE = 1 << 20;
  private static final long TENTH_OF_A_SECOND = 100_000_000;

  private SourceFault() {}

  static Reply status(String status, String... headers) {
    byte[] body = "{\"error\":\"canary\"}".getBytes(StandardCharsets.UTF_8);
    return (client, page) -> send(client, head(status, withLength(headers, body)), body);
  }

  /** The bytes as a page of JSON. */
  static Reply ok(byte[] body, String... headers) {
    return (client, page) -> send(client, head("200 OK", ofJson(withLength(headers, body))), body);
  }

  /** Another text in the place of the page's. */
  static Reply text(Function<HonestPage, String> text) {
    return encoded(StandardCharsets.UTF_8, text);
  }

  static Reply encoded(Charset charset, Function<HonestPage, String> text) {
    return (client, page) -> ok(text.apply(page).getBytes(charset)).to(client, page);
  }

  /** The page under another content type. */
  static Reply typed(String type) {
    return (client, page) ->
        send(
            client,
            head("200 OK", withLength(new String[] {"Content-Type: " + type}, page.bytes())),
            page.bytes());
  }

  /** The page with a byte put in the place of the first letter of its first record's text. */
  static Reply withBytes(int... bytes) {
    return (client, page) -> {
      byte[] body =
          page.text()
              .replaceFirst("\"gender\":\"[a-z]*\"", "\"gender\":\"?\"")
              .getBytes(StandardCharsets.UTF_8);
      int at = new String(body, StandardCharsets.ISO_8859_1).indexOf("\"?\"") + 1;
      ByteArrayOutputStream broken = new ByteArrayOutputStream();
      broken.write(body, 0, at);
      for (int one : bytes) {
        broken.write(one);
      }
      broken.write(body, at + 1, body.length - at - 1);
      ok(broken.toByteArray()).to(client, page);
    };
  }

  /** A connection that is reset after so many bytes of the answer. */
  static Reply resetAfter(int bytes) {
    return (client, page) -> {
      byte[] body = page.bytes();
      byte[] whole = joined(head("200 OK", ofJson(withLength(new String[0], body))), body);
      send(client, Arrays.copyOf(whole, bytes));
      client.setSoLinger(true, 0);
    };
  }

  /** Half of what was announced. */
  static Reply half() {
    return (client, page) -> {
      byte[] body = page.bytes();
      send(
          client,
          head("200 OK", ofJson(withLength(new String[0], body))),
          Arrays.copyOf(body, body.length / 2));
    };
  }

  /** Chunks whose last one never comes. */
  static Reply chunksWithoutEnd() {
    return (client, page) -> {
      byte[] body = page.bytes();
      byte[] size = (Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      send(client, head("200 OK", JSON, "Transfer-Encoding: chunked"), size, body);
    };
  }

  /** A byte every tenth of a second: of the head, or of the body after it. */
  static Reply drip(boolean body) {
    return (client, page) -> {
      byte[] head = head("200 OK", ofJson(withLength(new String[0], page.bytes())));
      if (body) {
        send(client, head);
      }
      for (byte one : body ? page.bytes() : head) {
        send(client, new byte[] {one});
        LockSupport.parkNanos(TENTH_OF_A_SECOND);
      }
    };
  }

  /** 500 MB, or as much of them as is taken. */
  static Reply flood() {
    byte[] megabyte = "[".repeat(MEGABYTE).getBytes(StandardCharsets.US_ASCII);
    return (client, page) -> {
      send(client, head("200 OK", JSON));
      for (int i = 0; i < 500; i++) {
        send(client, megabyte);
      }
    };
  }

  /** 100 MB of spaces in 100 KB. */
  static Reply bomb() {
    return ok(packedSpaces(100), "Content-Encoding: gzip");
  }

  private static byte[] packedSpaces(int megabytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] spaces = " ".repeat(MEGABYTE).getBytes(StandardCharsets.US_ASCII);
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      for (int i = 0; i < megabytes; i++) {
        gzip.write(spaces);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static String[] ofJson(String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 1);
    all[headers.length] = JSON;
    return all;
  }

  private static String[] withLength(String[] headers, byte[] body) {
    String[] all = Arrays.copyOf(headers, headers.length + 1);
    all[headers.length] = "Content-Length: " + body.length;
    return all;
  }

  private static byte[] head(String status, String... headers) {
    return ("HTTP/1.1 "
            + status
            + "\r\nConnection: close\r\n"
            + String.join("\r\n", headers)
            + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] joined(byte[] some, byte[] more) {
    byte[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  private static void send(Socket client, byte[]... pieces) throws IOException {
    for (byte[] piece : pieces) {
      client.getOutputStream().write(piece);
    }
    client.getOutputStream().flush();
  }
}
