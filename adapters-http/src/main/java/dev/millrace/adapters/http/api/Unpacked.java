package dev.millrace.adapters.http.api;

import dev.millrace.domain.document.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A body as it was before it was packed, or why it cannot be unpacked. */
record Unpacked(Bytes bytes, @Nullable Reply refusal) {

  /**
   * Unpacks a body.
   *
   * @param encoding as the request names it
   * @param most so many bytes it may have; beyond that nothing is unpacked
   */
  static Unpacked of(String encoding, Bytes packed, int most) {
    return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> new Unpacked(packed, null);
      case "gzip" -> gunzipped(packed, most);
      default ->
          refused(Status.UNSUPPORTED_MEDIA_TYPE, "A body is packed by gzip here, or not at all.");
    };
  }

  private static Unpacked gunzipped(Bytes packed, int most) {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.array()))) {
      byte[] bytes = in.readNBytes(most + 1);
      return bytes.length > most
          ? refused(
              Status.CONTENT_TOO_LARGE,
              "A body here has at most " + most + " bytes when it is unpacked.")
          : new Unpacked(Bytes.of(bytes), null);
    } catch (IOException broken) {
      return refused(Status.BAD_REQUEST, "The body is no gzip, or was cut off.");
    }
  }

  private static Unpacked refused(Status status, String detail) {
    return new Unpacked(Bytes.EMPTY, Reply.problem(status, detail));
  }
}
