package dev.millrace.bootstrap.services.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.adapters.kafka.KafkaLogPages;
import dev.millrace.application.browse.BrowseTopics;
import dev.millrace.application.browse.BrowsingTopics;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.Schemas;
import java.time.InstantSource;

/** Looking into topics. */
final class BrowseModule extends AbstractModule {

  @Provides
  @Singleton
  BrowseTopics browseTopics(
      Settings settings, Families families, Schemas schemas, EventCodec codec) {
    return new BrowsingTopics(
        families,
        new KafkaLogPages(KafkaSettings.of(settings)),
        schemas,
        codec,
        InstantSource.system());
  }
}
