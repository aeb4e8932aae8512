package dev.millrace.bootstrap.services.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.application.schemas.RegisterSchemas;
import dev.millrace.application.schemas.RegisteringSchemas;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.SchemaRegistry;
import dev.millrace.domain.port.schema.Schemas;

/** Registering schemas. */
final class SchemasModule extends AbstractModule {

  @Provides
  @Singleton
  RegisterSchemas registerSchemas(
      Families families, EventCodec codec, SchemaRegistry registry, Schemas schemas) {
    return new RegisteringSchemas(families, codec, registry, schemas);
  }
}
