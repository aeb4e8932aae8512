package dev.millrace.adapters.kafka.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.deadletter.DeadLetter.Code;
import dev.millrace.domain.port.schema.Undecodable;
import dev.millrace.domain.record.FamilyName;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Floods of records that nobody can decode. */
final class UnknownSchemasTest {

  private static final int MANY = 10_000;
  private static final long MOMENT = Duration.ofSeconds(1).toNanos();
  private static final String FOREIGN = "foreign-value";

  private final CountingRegistry registry = new CountingRegistry();
  private long time = Long.MAX_VALUE - MOMENT / 2;
  private final AvroCodec codec = new AvroCodec(registry, () -> time);

  @BeforeEach
  void readOneOfOurs() throws Undecodable {
    register(Evolving.FAMILY);
    register(Samples.FAMILY);
    codec.decode(
        Samples.FAMILY,
        codec.encode(
            registry.register(Samples.FAMILY.subject(), codec.definition(Samples.FAMILY)),
            MapDocument.of(Samples.fields())));
    registry.takeQuestions();
  }

  @Test
  void oneUnknownIdIsAskedForOnce() {
    IntStream.range(0, MANY).forEach(any -> requireUnknown(4711));
    assertThat(registry.takeQuestions()).isEqualTo(3);
  }

  @Test
  void ofManyUnknownIdsEachIsAskedForOnceAndOurOwnOnceForAll() {
    IntStream.range(0, MANY).forEach(any -> requireUnknown(4711 + any));
    IntStream.range(0, MANY).forEach(any -> requireUnknown(4711 + any));
    assertThat(registry.takeQuestions()).isEqualTo(MANY + 2);
  }

  @Test
  void whatIsKeptIsBounded() {
    IntStream.range(0, UnknownSchemas.MOST).forEach(any -> requireUnknown(4711 + any));
    registry.takeQuestions();
    requireUnknown(3);
    requireUnknown(3);
    assertThat(registry.takeQuestions()).isEqualTo(2);
  }

  @Test
  void aSchemaThatIsNoneOfAvrosIsAskedForOnceToo() {
    int id = registry.register(FOREIGN, "syntax = \"proto3\";").id().value();
    IntStream.range(0, MANY).forEach(any -> requireUnknown(id));
    assertThat(registry.takeQuestions()).isEqualTo(1);
  }

  @Test
  void aSchemaThatIsRegisteredIsFoundAMomentLater() {
    requireUnknown(3);
    assertThat(registry.register(FOREIGN, "\"string\"").id().value()).isEqualTo(3);
    time += MOMENT - 1;
    assertThat(code(Samples.FAMILY, 3)).isEqualTo(Code.UNKNOWN_SCHEMA);
    time += 1;
    assertThat(code(Samples.FAMILY, 3)).isEqualTo(Code.INCOMPATIBLE_SCHEMA);
  }

  @Test
  void aRegistryThatForgetsIsToBlameAMomentLater() {
    requireUnknown(4711);
    registry.wipe();
    time += MOMENT;
    assertThatThrownBy(() -> codec.decode(Samples.FAMILY, framed(4711)))
        .isInstanceOf(TransientFailure.class);
    register(Evolving.FAMILY);
    register(Samples.FAMILY);
    requireUnknown(4711);
  }

  @Test
  void aFamilyThatTheRegistryForgotWaitsThoughItKnowsAnother() {
    registry.wipe();
    registry.register(FOREIGN, "\"string\"");
    register(Samples.FAMILY);
    assertThat(code(Samples.FAMILY, 4711)).isEqualTo(Code.UNKNOWN_SCHEMA);
    assertThatThrownBy(() -> codec.decode(Evolving.FAMILY, framed(4711)))
        .isInstanceOf(TransientFailure.class);
  }

  private void register(FamilyName family) {
    registry.register(family.subject(), codec.definition(family));
  }

  private void requireUnknown(int id) {
    assertThat(code(Samples.FAMILY, id)).isEqualTo(Code.UNKNOWN_SCHEMA);
  }

  private Code code(FamilyName family, int id) {
    return catchThrowableOfType(Undecodable.class, () -> codec.decode(family, framed(id))).code();
  }

  private static Bytes framed(int id) {
    return Bytes.of(ByteBuffer.allocate(6).put((byte) 0).putInt(id).array());
  }
}
