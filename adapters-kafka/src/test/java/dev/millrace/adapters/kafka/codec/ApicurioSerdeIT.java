package dev.millrace.adapters.kafka.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.JsonTree;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.events.SomeEvents;
import dev.millrace.domain.events.UserEvents;
import dev.millrace.domain.family.EventForm;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.users.SomeUsers;
import dev.millrace.domain.users.Users;
import dev.millrace.testing.servers.Servers;
import java.net.URI;
import java.util.Objects;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Others read what we write, and we what others write, over one registry. */
@TestInstance(Lifecycle.PER_CLASS)
final class ApicurioSerdeIT {

  private final URI address = Servers.shared().registry();
  private final ConfluentRegistry registry = new ConfluentRegistry(RegistryConfig.of(address));
  private final AvroCodec codec = new AvroCodec(registry);
  private final ApicurioSerde apicurio = new ApicurioSerde(address);
  private final Deserializer<Object> reading = apicurio.deserializer();
  private final Serializer<Object> writing = apicurio.serializer();

  @AfterAll
  void close() throws Exception {
    reading.close();
    writing.close();
    apicurio.close();
  }

  @Test
  void itsAvroIsNotOurs() {
    Bytes ours = written(new Users(), SomeUsers.first(SomeUsers.ada()));
    assertThat(reading.deserialize(new Users().name().topic(), ours.array()))
        .isNotInstanceOf(GenericRecord.class);
  }

  @Test
  void usersGoBothWays() throws Exception {
    for (long seed = 0; seed < 20; seed++) {
      goesBothWays(new Users(), SomeUsers.first(SomeUsers.any(seed)));
    }
    goesBothWays(
        new Users(), SomeUsers.next(SomeUsers.first(SomeUsers.ada()), SomeUsers.adaInFrance()));
  }

  @Test
  void userEventsGoBothWays() throws Exception {
    for (long seed = 0; seed < 20; seed++) {
      goesBothWays(new UserEvents(), SomeEvents.carrying(SomeEvents.any(seed)));
    }
  }

  /** Theirs is made of what they read of ours: of that they alone know the class. */
  private <R> void goesBothWays(Family<R> family, Event<R> event) throws Exception {
    String topic = family.name().topic();
    Bytes ours = written(family, event);
    Object read = Objects.requireNonNull(reading.deserialize(topic, ours.array()));
    SameDocuments.require(topic, EventForm.write(family, event), JsonTree.of(read.toString()));

    Bytes theirs = Bytes.of(Objects.requireNonNull(writing.serialize(topic, read)));
    assertThat(EventForm.read(family, codec.decode(family.name(), theirs))).isEqualTo(event);
  }

  private <R> Bytes written(Family<R> family, Event<R> event) {
    RegisteredSchema schema =
        registry.register(family.name().subject(), codec.definition(family.name()));
    return codec.encode(schema, EventForm.write(family, event));
  }
}
