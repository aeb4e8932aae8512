package dev.millrace.adapters.kafka.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.family.LogRecord;
import dev.millrace.domain.family.Projected;
import dev.millrace.domain.family.Projector;
import dev.millrace.domain.port.schema.InMemorySchemaRegistry;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.users.User;
import dev.millrace.domain.users.Users;
import dev.millrace.domain.view.Position;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * Whatever stands on the topic of users takes effect or is dead; nothing comes out as an exception.
 */
final class ForeignBytesFuzzTest {

  private static final Users USERS = new Users();
  private static final InMemorySchemaRegistry REGISTRY = new InMemorySchemaRegistry();
  private static final AvroCodec CODEC = new AvroCodec(REGISTRY);
  private static final RegisteredSchema CURRENT =
      REGISTRY.register(USERS.name().subject(), CODEC.definition(USERS.name()));
  private static final RegisteredSchema RECURSIVE =
      REGISTRY.register(
          "foreign-value",
          CURRENT
              .definition()
              .replaceFirst(
                  "\"fields\": \\[",
                  "\"fields\": [{\"name\":\"more\",\"type\":[\"null\",\"UserEvent\"]},"
                      + "{\"name\":\"raw\",\"type\":{\"type\":\"fixed\",\"name\":\"Raw\",\"size\":3}},"));
  private static final Projector<User> PROJECTOR =
      new Projector<>(USERS, CODEC, InstantSource.fixed(Instant.EPOCH));

  @FuzzTest(maxDuration = "3s")
  void noBytesStopTheStream(byte[] bytes) {
    project(Bytes.of(bytes));
    project(framed(CURRENT, bytes));
    project(framed(RECURSIVE, bytes));
  }

  private static void project(Bytes value) {
    LogRecord record =
        new LogRecord(new Position("millrace.users", 0, 7), Instant.EPOCH, null, value, Map.of());
    if (PROJECTOR.project(record) instanceof Projected.Dead<User> dead) {
      assertThat(dead.letter().value()).isEqualTo(value);
      assertThat(dead.letter().reason()).isNotEmpty().hasSizeLessThan(1000);
    }
  }

  private static Bytes framed(RegisteredSchema schema, byte[] body) {
    return Bytes.of(
        ByteBuffer.allocate(5 + body.length)
            .put((byte) 0)
            .putInt(schema.id().value())
            .put(body)
            .array());
  }
}
