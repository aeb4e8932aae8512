package dev.millrace.application.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.application.InMemoryPath;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Erasure;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.log.InMemoryEventLog;
import dev.millrace.domain.port.log.Refusal;
import dev.millrace.domain.port.log.Rows;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.schema.InMemorySchemaRegistry;
import dev.millrace.domain.port.schema.InMemorySchemas;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.record.FamilyName;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedSchemasTest {

  private static final FamilyName USERS = new FamilyName("users");

  private final InMemorySchemaRegistry real = new InMemorySchemaRegistry();
  private final SickRegistry registry = new SickRegistry(real);
  private final InMemorySchemas schemas = new InMemorySchemas();
  private final TrustedSchemas trusted = new TrustedSchemas(schemas, registry);

  @Test
  void aSchemaIsAskedForOnce() {
    OutboxRow first = row(registered(USERS, "one"));
    OutboxRow second = row(registered(USERS, "two"));
    for (int turn = 0; turn < 3; turn++) {
      assertThat(trusted.refusal(first)).isEmpty();
      assertThat(trusted.refusal(second)).isEmpty();
    }
    assertThat(registry.asked()).isEqualTo(2);
  }

  @Test
  void whileTheRegistryIsAwayOnlyNewSchemasWait() {
    OutboxRow first = row(registered(USERS, "one"));
    OutboxRow second = row(registered(USERS, "two"));
    OutboxRow newer = row(registered(USERS, "three"));
    assertThat(trusted.refusal(first)).isEmpty();
    assertThat(trusted.refusal(second)).isEmpty();

    registry.leave();
    assertThat(trusted.refusal(first)).isEmpty();
    assertThat(trusted.refusal(second)).isEmpty();
    assertThatThrownBy(() -> trusted.refusal(newer)).isInstanceOf(TransientFailure.class);

    registry.comeBack();
    assertThat(trusted.refusal(newer)).isEmpty();
  }

  @Test
  void anIdThatTheRegistryGaveAwayAgainIsNotTrusted() {
    OutboxRow row = row(registered(USERS, "one"));
    real.wipe();
    real.register("millrace.others-value", "other");
    real.register(USERS.subject(), "one");
    assertThatThrownBy(() -> trusted.refusal(row))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("schema id 1 of millrace.users-value")
        .hasMessageContaining("restore the registry");
  }

  @Test
  void anIdOfAnotherSubjectOrOfNobodyIsRefused() {
    registered(USERS, "one");
    RegisteredSchema others = registered(new FamilyName("others"), "other");
    assertThat(trusted.refusal(row(new FamilyName("others"), others.id().value()))).isEmpty();
    int asked = registry.asked();
    for (int id : new int[] {others.id().value(), 4711, 0, -1}) {
      Refusal refusal = trusted.refusal(row(USERS, id)).orElseThrow();
      assertThat(refusal.code()).isEqualTo(DeadLetter.Code.UNKNOWN_SCHEMA);
      assertThat(refusal.reason())
          .isEqualTo("schema id " + id + " was never registered for millrace.users-value");
    }
    assertThat(registry.asked()).isEqualTo(asked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\0", "\0\0\0\0", "{\"id\": 1}"})
  void whatHasNoFrameIsRefused(String payload) {
    OutboxRow row = Rows.withPayload(Rows.row(USERS, 1, "key"), Bytes.ofText(payload));
    assertThat(trusted.refusal(row))
        .get()
        .extracting(Refusal::code)
        .isEqualTo(DeadLetter.Code.NOT_FRAMED);
  }

  /** Others write into the outbox, too. */
  @Test
  void whatErasesAndCannotBeReadIsRefused() {
    OutboxRow row = Rows.row(USERS, 1, "key");
    assertThat(trusted.refusal(erasing(row, Erasure.read("17\nusers_by_id YQ==")))).isEmpty();
    for (String foreign : new String[] {"", "true", "-1", "17\nusers_by_id ?"}) {
      Refusal refusal = trusted.refusal(erasing(row, Erasure.read(foreign))).orElseThrow();
      assertThat(refusal.code()).as(foreign).isEqualTo(DeadLetter.Code.NOT_A_RECORD);
      assertThat(refusal.isOfTopic()).isFalse();
    }
  }

  private static OutboxRow erasing(OutboxRow row, Erasure erasure) {
    return new OutboxRow(
        row.xid(),
        row.seq(),
        row.slot(),
        row.event(),
        row.family(),
        row.key(),
        row.version(),
        row.run(),
        row.attempt(),
        row.traceparent(),
        Bytes.EMPTY,
        false,
        erasure);
  }

  @Test
  void aRelayWaitsForTheRegistryAndThenPublishesEachRowOnce() {
    InMemoryPath path = new InMemoryPath(1);
    SickRegistry away = new SickRegistry(path.registry);
    RelayingEvents relaying =
        new RelayingEvents(
            Shard.WHOLE,
            3,
            path.outbox,
            new InMemoryEventLog(path.log, Shard.WHOLE),
            new CopiedCursor(Shard.WHOLE, path.progress, InstantSource.system()),
            new TrustedSchemas(path.schemas, away),
            new Parking(InstantSource.system(), Duration.ofMinutes(2)));
    path.ingest(InMemoryPath.users(0, 5, "Ulm"), 5);
    away.leave();
    relaying.open();
    assertThatThrownBy(relaying::relay).isInstanceOf(TransientFailure.class);
    assertThat(path.log.published()).isEmpty();

    away.comeBack();
    relaying.open();
    assertThat(relaying.relay()).isEqualTo(3);
    away.leave();
    assertThat(relaying.relay()).isEqualTo(2);
    assertThat(path.log.published()).hasSize(5).doesNotHaveDuplicates();
  }

  private RegisteredSchema registered(FamilyName family, String definition) {
    RegisteredSchema schema = real.register(family.subject(), definition);
    schemas.save(schema);
    return schema;
  }

  private static OutboxRow row(RegisteredSchema schema) {
    return row(USERS, schema.id().value());
  }

  private static OutboxRow row(FamilyName family, int schema) {
    byte[] frame = ByteBuffer.allocate(6).put((byte) 0).putInt(schema).array();
    return Rows.withPayload(Rows.row(family, 1, "key"), Bytes.of(frame));
  }
}
