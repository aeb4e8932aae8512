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

  private final byte[] json;
  private final byte[] bytes;
  private final @Nullable Object value;
  private final @Nullable String broken;

  /** One that is JSON. */
  RedactedRecord(byte[] bytes, @Nullable Object value) {
    this(bytes, bytes, value, null);
  }

  private RedactedRecord(
      byte[] json, byte[] bytes, @Nullable Object value, @Nullable String broken) {
    this.json = json;
    this.bytes = bytes;
    this.value = value;
    this.broken = broken;
  }

  static RedactedRecord of(byte[] json, Secrets secrets, Allowance allowance) {
    int valid = Utf8.validLength(json);
    try {
      JsonWalk walk = new JsonWalk(json, valid, allowance);
      RedactedRecord walked = walked(json, walk, secrets);
      return valid < json.length ? walked.brokenBy("is not UTF-8 after byte " + valid) : walked;
    } catch (IOException impossible) {
      throw new IllegalStateException("an array is always readable", impossible);
    }
  }

  private static RedactedRecord walked(byte[] json, JsonWalk walk, Secrets secrets) {
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
    return new RedactedRecord(json, walk.redacted(), value, broken);
  }

  private RedactedRecord brokenBy(String reason) {
    return new RedactedRecord(json, bytes, value, reason);
  }

  /** As it is pushed on; of one that is too long, the bytes that it may have are kept. */
  PushedLine line(int index, int longest) {
    if (bytes.length > longest) {
      String problem = "has " + bytes.length + " bytes, and may have " + longest;
      return turnedAway(index, Arrays.copyOf(bytes, longest), problem);
    }
    return broken == null
        ? new PushedLine(
            new Line(raw(index, bytes, MapDocument.of(value)), List.of()), Bytes.of(bytes))
        : turnedAway(index, bytes, broken);
  }

  private PushedLine turnedAway(int index, byte[] kept, String problem) {
    RawRecord raw = raw(index, kept, MapDocument.missing());
    return new PushedLine(
        new Line(raw, List.of(new Reason("", problem))), Bytes.of(broken == null ? bytes : json));
  }

  private static RawRecord raw(int index, byte[] bytes, Document document) {
    return new RawRecord(index, Bytes.of(bytes), document);
  }
}
