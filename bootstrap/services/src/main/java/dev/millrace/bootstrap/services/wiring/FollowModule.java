package dev.millrace.bootstrap.services.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.adapters.http.JsonDocuments;
import dev.millrace.adapters.kafka.KafkaLogScan;
import dev.millrace.application.trace.FollowRecord;
import dev.millrace.application.trace.FollowingRecord;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.ledger.RecordHistory;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.Schemas;
import dev.millrace.domain.port.serving.ServedViews;
import java.util.function.Supplier;

/** Following records with their content, for a process that goes on while a server is away. */
final class FollowModule extends AbstractModule {

  @Provides
  @Singleton
  FollowRecord followRecord(
      Settings settings,
      Families families,
      RecordHistory history,
      Supplier<ServedViews> views,
      Schemas schemas,
      EventCodec codec) {
    return new FollowingRecord(
        families,
        history,
        new KafkaLogScan(KafkaSettings.of(settings)),
        views,
        schemas,
        codec,
        JsonDocuments::parse);
  }
}
