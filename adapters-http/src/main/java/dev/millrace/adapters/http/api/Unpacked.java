package dev.millrace.adapters.http.api;

import dev.millrace.adapters.http.Gunzip;
import dev.millrace.domain.document.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** A body as it was before it was packed, or why it cannot be unpacked. */
record Unpacked(Bytes bytes, @Nullable Reply refusal) {

  private static final int STEP = 8 << 10;

  /**
   * Unpacks a body.
   *
   * @param encoding as the request names it
   * @param most so many bytes it may have; beyond that nothing is unpacked
   * @param room is asked, step by step, whether there is room for so many beside those packed
   */
  static Unpacked of(String encoding, Bytes packed, int most, LongPredicate room) {
    if (encoding.isBlank() || encoding.strip().equalsIgnoreCase("identity")) {
      return new Unpacked(packed, null);
    }
    return Gunzip.opens(encoding)
        ? gunzipped(packed, most, room)
        : refused(Status.UNSUPPORTED_MEDIA_TYPE, "A body is packed by gzip here, or not at all.");
  }

  private static Unpacked gunzipped(Bytes packed, int most, LongPredicate room) {
    ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
    try (InputStream in = new Gunzip(new ByteArrayInputStream(packed.array()))) {
      for (byte[] some = in.readNBytes(STEP); some.length > 0; some = in.readNBytes(STEP)) {
        if (unpacked.size() + some.length > most) {
          return new Unpacked(Bytes.EMPTY, tooLarge(most));
        }
        if (!room.test((long) unpacked.size() + some.length)) {
          return new Unpacked(Bytes.EMPTY, Translation.full(Refusal.HELD_FULL));
        }
        unpacked.writeBytes(some);
      }
      return new Unpacked(Bytes.of(unpacked.toByteArray()), null);
    } catch (IOException broken) {
      return refused(
          Status.BAD_REQUEST,
          "The body is no gzip, was cut off, or is followed by something else.");
    }
  }

  private static Reply tooLarge(int most) {
    return Reply.refused(
        Refusal.BODY_TOO_LARGE, "A body here has at most " + most + " bytes when it is unpacked.");
  }

  private static Unpacked refused(Status status, String detail) {
    return new Unpacked(Bytes.EMPTY, Reply.problem(status, detail));
  }
}
