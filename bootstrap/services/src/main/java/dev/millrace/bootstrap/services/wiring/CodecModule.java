package dev.millrace.bootstrap.services.wiring;

import com.google.inject.Exposed;
import com.google.inject.PrivateModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.adapters.kafka.codec.AvroCodec;
import dev.millrace.adapters.kafka.codec.ConfluentRegistry;
import dev.millrace.adapters.kafka.codec.RegistryConfig;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.SchemaRegistry;

/** The registry and the codec. */
final class CodecModule extends PrivateModule {

  @Override
  protected void configure() {}

  @Provides
  @Singleton
  @Exposed
  ConfluentRegistry confluentRegistry(Settings settings) {
    return new ConfluentRegistry(RegistryConfig.of(settings.address(Setting.REGISTRY_URL)));
  }

  @Provides
  @Singleton
  @Exposed
  SchemaRegistry schemaRegistry(ConfluentRegistry registry) {
    return registry;
  }

  @Provides
  @Singleton
  @Exposed
  EventCodec eventCodec(SchemaRegistry registry) {
    return new AvroCodec(registry);
  }
}
