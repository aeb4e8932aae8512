package dev.millrace.bootstrap.services.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.adapters.http.JsonDocuments;
import dev.millrace.application.erase.EraseRecord;
import dev.millrace.application.erase.ErasingRecord;
import dev.millrace.application.erase.RemainingEvents;
import dev.millrace.application.erase.RemainingRows;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.audit.Audit;
import dev.millrace.domain.port.erasure.Erasures;
import dev.millrace.domain.port.log.LogScan;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.Schemas;
import dev.millrace.domain.port.serving.ServedPartitions;
import java.util.UUID;

/** Erasing records. */
final class EraseModule extends AbstractModule {

  @Provides
  @Singleton
  EraseRecord eraseRecord(
      Families families,
      Erasures erasures,
      Schemas schemas,
      EventCodec codec,
      LogScan log,
      ServedPartitions served,
      Audit audit) {
    return new ErasingRecord(
        families,
        erasures,
        new RemainingRows(schemas, codec, JsonDocuments::parse),
        new RemainingEvents(log, served),
        audit,
        UUID::randomUUID);
  }
}
