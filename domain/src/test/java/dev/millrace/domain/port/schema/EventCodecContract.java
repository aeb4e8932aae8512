package dev.millrace.domain.port.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.deadletter.DeadLetter.Code;
import dev.millrace.domain.record.FamilyName;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

public interface EventCodecContract {

  EventCodec codec();

  /** The registry that the codec asks. */
  InMemorySchemaRegistry registry();

  FamilyName family();

  /** A document that fits the family's schema: an object with a text {@code key}. */
  Document fitting();

  /** A document that does not. */
  Document misfit();

  @Test
  default void aValueIsFramedByItsSchemasId() {
    Bytes value = encoded();
    assertThat(value.array()).startsWith(0, 0, 0, 0, registered().id().value());
  }

  @Test
  default void aDecodedDocumentReadsAsTheEncodedOne() throws Undecodable {
    assertThat(decode(encoded()).at("key").text()).isEqualTo(fitting().at("key").text());
    assertThat(decode(encoded()).fields()).containsExactlyElementsOf(fitting().fields());
  }

  @Test
  default void aDocumentThatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> codec().encode(registered(), misfit()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void bytesWithoutAFrameAreToBlame() {
    for (byte[] bytes : List.of(new byte[0], new byte[] {0, 0, 0, 1}, new byte[] {1, 0, 0, 0, 1})) {
      assertThat(blame(Bytes.of(bytes))).isEqualTo(Code.NOT_FRAMED);
    }
  }

  @Test
  default void anIdThatAHealthyRegistryDoesNotKnowIsToBlame() {
    byte[] foreign = encoded().array().clone();
    ByteBuffer.wrap(foreign).putInt(1, 4711);
    assertThat(blame(Bytes.of(foreign))).isEqualTo(Code.UNKNOWN_SCHEMA);
  }

  @Test
  default void aRegistryThatForgotEverythingIsToBlameItself() {
    byte[] value = encoded().array().clone();
    ByteBuffer.wrap(value).putInt(1, 4711);
    registry().wipe();
    assertThatThrownBy(() -> decode(Bytes.of(value))).isInstanceOf(TransientFailure.class);
  }

  @Test
  default void aKnownSchemaOutlivesTheRegistry() throws Undecodable {
    Bytes value = encoded();
    decode(value);
    registry().wipe();
    assertThat(decode(value).at("key").text()).isEqualTo(fitting().at("key").text());
  }

  @Test
  default void aSchemaThatWasLearntNeedsNoRegistry() throws Undecodable {
    RegisteredSchema schema = registered();
    Bytes value = encoded();
    registry().wipe();
    assertThatThrownBy(() -> decode(value)).isInstanceOf(TransientFailure.class);

    codec().learn(schema);

    assertThat(decode(value).at("key").text()).isEqualTo(fitting().at("key").text());
  }

  @Test
  default void bytesCutShortAreToBlame() {
    Bytes whole = encoded();
    for (int length = 5; length < whole.length(); length++) {
      assertThat(blame(Bytes.of(Arrays.copyOf(whole.array(), length)))).isEqualTo(Code.MALFORMED);
    }
  }

  @Test
  default void bytesTooManyAreToBlame() {
    Bytes whole = encoded();
    assertThat(blame(Bytes.of(Arrays.copyOf(whole.array(), whole.length() + 1))))
        .isEqualTo(Code.MALFORMED);
  }

  private RegisteredSchema registered() {
    return registry().register(family().subject(), codec().definition(family()));
  }

  private Bytes encoded() {
    return codec().encode(registered(), fitting());
  }

  private Document decode(Bytes value) throws Undecodable {
    return codec().decode(family(), value);
  }

  private Code blame(Bytes value) {
    registered();
    return catchThrowableOfType(Undecodable.class, () -> decode(value)).code();
  }
}
