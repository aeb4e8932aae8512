package dev.millrace.bootstrap.services.wiring;

import com.datastax.oss.driver.api.core.CqlSession;
import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.adapters.cassandra.CassandraConfig;
import dev.millrace.adapters.cassandra.CassandraServedPartitions;
import dev.millrace.adapters.cassandra.CassandraViewTables;
import dev.millrace.adapters.cassandra.CassandraViewWriter;
import dev.millrace.adapters.cassandra.CassandraWriterLeases;
import dev.millrace.adapters.http.JsonDocuments;
import dev.millrace.application.rebuild.PreviewRebuild;
import dev.millrace.application.rebuild.PreviewingRebuild;
import dev.millrace.application.rebuild.RebuildPorts;
import dev.millrace.application.rebuild.RebuildView;
import dev.millrace.application.rebuild.RebuildingView;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.replay.CurrentRecords;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.Schemas;
import dev.millrace.domain.port.serving.ServedPartitions;
import dev.millrace.domain.port.serving.ViewPlaces;
import java.time.InstantSource;
import java.util.UUID;

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

  @Provides
  @Singleton
  RebuildView rebuildView(
      Settings settings,
      Families families,
      CurrentRecords records,
      Schemas schemas,
      EventCodec codec,
      CqlSession session,
      ViewPlaces places) {
    return rebuilding(
        CassandraSettings.of(settings), families, records, schemas, codec, session, places);
  }

  static RebuildView rebuilding(
      CassandraConfig config,
      Families families,
      CurrentRecords records,
      Schemas schemas,
      EventCodec codec,
      CqlSession session,
      ViewPlaces places) {
    String keyspace = config.keyspace();
    return new RebuildingView(
        new RebuildPorts(
            families,
            records,
            schemas,
            codec,
            JsonDocuments::parse,
            new CassandraWriterLeases(() -> session, keyspace),
            places,
            new CassandraViewTables(session, keyspace, config.limits()),
            new CassandraServedPartitions(session, keyspace, config.limits()),
            () -> new CassandraViewWriter(session, keyspace, config.limits())),
        UUID::randomUUID,
        InstantSource.system());
  }
}
