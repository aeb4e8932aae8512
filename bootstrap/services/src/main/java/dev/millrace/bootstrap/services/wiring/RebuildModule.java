package dev.millrace.bootstrap.services.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.adapters.http.JsonDocuments;
import dev.millrace.application.rebuild.PreviewRebuild;
import dev.millrace.application.rebuild.PreviewingRebuild;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.replay.CurrentRecords;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.Schemas;
import dev.millrace.domain.port.serving.ServedPartitions;

/** Rebuilding views of the records in PostgreSQL. */
final class RebuildModule extends AbstractModule {

  @Provides
  @Singleton
  PreviewRebuild previewRebuild(
      Families families,
      CurrentRecords records,
      Schemas schemas,
      EventCodec codec,
      ServedPartitions served) {
    return new PreviewingRebuild(families, records, schemas, codec, JsonDocuments::parse, served);
  }
}
