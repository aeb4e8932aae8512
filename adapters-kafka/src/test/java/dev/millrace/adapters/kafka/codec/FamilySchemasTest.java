package dev.millrace.adapters.kafka.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.events.SomeEvents;
import dev.millrace.domain.events.UserEvents;
import dev.millrace.domain.family.EventForm;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.logs.Logs;
import dev.millrace.domain.logs.SomeLogs;
import dev.millrace.domain.port.schema.InMemorySchemaRegistry;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.sensors.SensorReadings;
import dev.millrace.domain.sensors.SomeReadings;
import dev.millrace.domain.users.SomeUsers;
import dev.millrace.domain.users.Users;
import org.junit.jupiter.api.Test;

/** The schemas of the families, each with the written form of its events. */
final class FamilySchemasTest {

  private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
  private final AvroCodec codec = new AvroCodec(registry);

  @Test
  void usersComeBackAsTheyWere() throws Exception {
    for (long seed = 0; seed < 200; seed++) {
      comesBack(new Users(), SomeUsers.first(SomeUsers.any(seed)));
    }
  }

  @Test
  void userEventsComeBackAsTheyWere() throws Exception {
    for (long seed = 0; seed < 200; seed++) {
      comesBack(new UserEvents(), SomeEvents.carrying(SomeEvents.any(seed)));
    }
  }

  @Test
  void sensorReadingsComeBackAsTheyWere() throws Exception {
    for (long seed = 0; seed < 200; seed++) {
      comesBack(new SensorReadings(), SomeReadings.carrying(SomeReadings.any(seed)));
    }
  }

  @Test
  void linesOfLogsComeBackAsTheyWere() throws Exception {
    for (long seed = 0; seed < 200; seed++) {
      comesBack(new Logs(), SomeLogs.carrying(SomeLogs.any(seed)));
    }
  }

  private <R> void comesBack(Family<R> family, Event<R> event) throws Exception {
    RegisteredSchema schema =
        registry.register(family.name().subject(), codec.definition(family.name()));
    Bytes value = codec.encode(schema, EventForm.write(family, event));
    assertThat(EventForm.read(family, codec.decode(family.name(), value))).isEqualTo(event);
  }
}
