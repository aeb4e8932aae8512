package dev.millrace.domain.port.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link Schemas} does. */
public interface SchemasContract {

  Schemas schemas();

  @Test
  default void theSchemaSavedLastIsTheCurrentOne() {
    String subject = "millrace.things-value-" + UUID.randomUUID();
    RegisteredSchema first = new RegisteredSchema(subject, new SchemaId(1), "{}", "aa");
    RegisteredSchema second = new RegisteredSchema(subject, new SchemaId(2), "{ }", "bb");
    assertThat(schemas().current(subject)).isEmpty();
    schemas().save(first);
    schemas().save(second);
    assertThat(schemas().current(subject)).contains(second);
    assertThat(schemas().all()).contains(first, second);
    schemas().save(first);
    assertThat(schemas().current(subject)).contains(first);
  }

  @Test
  default void savingASchemaAgainChangesNothing() {
    String subject = "millrace.things-value-" + UUID.randomUUID();
    RegisteredSchema schema = new RegisteredSchema(subject, new SchemaId(7), "{}", "aa");
    schemas().save(schema);
    schemas().save(schema);
    assertThat(schemas().all()).filteredOn(schema::equals).hasSize(1);
  }
}
