package dev.millrace.adapters.http;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.millrace.application.collect.Line;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.record.RawRecord;
import dev.millrace.domain.record.Reason;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record's JSON, its secrets blanked. Of what is no JSON it holds the whole tokens up to where
 * it broke.
 */
final class RedactedRecord {

  private final byte[] bytes;
  private final @Nullable Object value;
  private final @Nullable String broken;

  RedactedRecord(byte[] bytes, @Nullable Object value, @Nullable String broken) {
    this.bytes = bytes;
    this.value = value;
    this.broken = broken;
  }

  static RedactedRecord of(byte[] json, Secrets secrets, Allowance allowance) {
    int valid = Utf8.validLength(json);
    try {
      JsonWalk walk = new JsonWalk(json, valid, allowance);
      return valid < json.length
          ? walked(walk, secrets).brokenBy("is not UTF-8 after byte " + valid)
          : walked(walk, secrets);
    } catch (IOException impossible) {
      throw new IllegalStateException("an array is always readable", impossible);
    }
  }

  private static RedactedRecord walked(JsonWalk walk, Secrets secrets) {
    Object value = null;
    String broken = null;
    try {
      value = walk.next() == null ? null : walk.value(secrets);
      broken = walk.next() == null ? null : "holds more after byte " + walk.whole();
    } catch (Allowance.TooManyValues many) {
      broken = "makes " + many.getOriginalMessage() + " of the body, after byte " + walk.whole();
    } catch (StreamConstraintsException limit) {
      broken =
          "is too deep, or has a text, name or number that is too long, after byte " + walk.whole();
    } catch (IOException malformed) {
      broken = "is not JSON after byte " + walk.whole();
    }
    walk.copyWhole();
    return new RedactedRecord(walk.redacted(), value, broken);
  }

  private RedactedRecord brokenBy(String reason) {
    return new RedactedRecord(bytes, value, reason);
  }

  /** As it is pushed on; of one that is too long, the bytes that it may have are kept. */
  Line line(int index, int longest) {
    if (bytes.length > longest) {
      String problem = "has " + bytes.length + " bytes, and may have " + longest;
      return turnedAway(index, Arrays.copyOf(bytes, longest), problem);
    }
    return broken == null
        ? new Line(raw(index, bytes, MapDocument.of(value)), List.of())
        : turnedAway(index, bytes, broken);
  }

  private static Line turnedAway(int index, byte[] kept, String problem) {
    return new Line(raw(index, kept, MapDocument.missing()), List.of(new Reason("", problem)));
  }

  private static RawRecord raw(int index, byte[] bytes, Document document) {
    return new RawRecord(index, Bytes.of(bytes), document);
  }
}
