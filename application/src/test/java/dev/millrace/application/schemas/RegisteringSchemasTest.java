package dev.millrace.application.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.InMemoryPath;
import dev.millrace.domain.port.schema.InMemorySchemas;
import dev.millrace.domain.port.schema.RegisteredSchema;
import org.junit.jupiter.api.Test;

class RegisteringSchemasTest {

  private final InMemoryPath path = new InMemoryPath(1);

  @Test
  void registeringAgainChangesNothing() {
    RegisterSchemas registering =
        new RegisteringSchemas(path.families, path.codec, path.registry, path.schemas);

    assertThat(registering.register()).isEqualTo(registering.register());
    assertThat(path.schemas.all()).hasSize(1);
    assertThat(registering.check()).isEmpty();
  }

  @Test
  void anUnregisteredSchemaIsNoticed() {
    assertThat(
            new RegisteringSchemas(path.families, path.codec, path.registry, new InMemorySchemas())
                .check())
        .singleElement()
        .asString()
        .contains("millrace.users-value", "schemas register");
  }

  @Test
  void aRegisteredSchemaThatIsNotThisProgramsIsNoticed() {
    RegisteredSchema ours = path.schemas.current("millrace.users-value").orElseThrow();
    path.schemas.save(
        new RegisteredSchema(ours.subject(), ours.id(), "\"string\"", ours.fingerprint()));

    assertThat(
            new RegisteringSchemas(path.families, path.codec, path.registry, path.schemas).check())
        .singleElement()
        .asString()
        .contains("this program's schema is another", "schemas register");
  }

  @Test
  void aWipedRegistryIsNoticed() {
    path.registry.wipe();

    assertThat(
            new RegisteringSchemas(path.families, path.codec, path.registry, path.schemas).check())
        .singleElement()
        .asString()
        .contains("restore the registry");
  }
}
