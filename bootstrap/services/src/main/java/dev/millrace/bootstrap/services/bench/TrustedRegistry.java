package dev.millrace.bootstrap.services.bench;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.port.schema.SchemaId;
import dev.millrace.domain.port.schema.SchemaRegistry;
import dev.millrace.domain.port.schema.Schemas;
import java.util.Optional;

/** A registry that has what ingest has. */
final class TrustedRegistry extends AbstractModule {

  @Provides
  @Singleton
  SchemaRegistry registry(Schemas schemas) {
    return new SchemaRegistry() {
      @Override
      public RegisteredSchema register(String subject, String definition) {
        return latest(subject).orElseThrow();
      }

      @Override
      public Optional<RegisteredSchema> find(String subject, SchemaId id) {
        return latest(subject);
      }

      @Override
      public Optional<RegisteredSchema> latest(String subject) {
        return schemas.current(subject);
      }
    };
  }
}
