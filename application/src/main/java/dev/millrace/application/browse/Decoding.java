package dev.millrace.application.browse;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.port.schema.Undecodable;
import dev.millrace.domain.record.FamilyName;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Decodes the messages of one page. Each unknown schema takes a question to the registry, which may
 * be away: it is asked in vain a few times at most, once for each schema, and not when the time of
 * the page is over.
 */
final class Decoding {

  static final int IN_VAIN = 3;

  /** A frame's first byte, and the schema's id. */
  private static final int HEAD = 5;

  private final EventCodec codec;
  private final FamilyName family;
  private final BooleanSupplier isLate;

  /** What came of asking, by the head of the values. */
  private final Map<Bytes, Failure> unanswered = new HashMap<>();

  /** The heads of values whose schemas nobody is asked for. */
  private final Set<Bytes> known = new HashSet<>();

  /**
   * @param isLate whether nobody is asked any more
   */
  Decoding(EventCodec codec, FamilyName family, BooleanSupplier isLate) {
    this.codec = codec;
    this.family = family;
    this.isLate = isLate;
  }

  void learn(RegisteredSchema schema) {
    codec.learn(schema);
    known.add(
        Bytes.of(ByteBuffer.allocate(HEAD).put((byte) 0).putInt(schema.id().value()).array()));
  }

  /**
   * What a value says.
   *
   * @throws Undecodable when the bytes are to blame
   * @throws Failure when the registry is
   */
  Document of(Bytes value) throws Undecodable {
    Bytes head = Bytes.of(Arrays.copyOf(value.array(), Math.min(HEAD, value.length())));
    Failure before = unanswered.get(head);
    if (before != null) {
      throw before;
    }
    if (!known.contains(head)) {
      requirePatience();
    }
    try {
      Document read = codec.decode(family, value);
      known.add(head);
      return read;
    } catch (Failure away) {
      unanswered.put(head, away);
      throw away;
    }
  }

  private void requirePatience() {
    if (unanswered.size() == IN_VAIN) {
      throw new TransientFailure("the registry has not answered, and is not asked again");
    }
    if (isLate.getAsBoolean()) {
      throw new TransientFailure("there was no time left to ask the registry");
    }
  }
}
