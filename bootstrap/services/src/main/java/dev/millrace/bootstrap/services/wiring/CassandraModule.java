package dev.millrace.bootstrap.services.wiring;

import com.datastax.oss.driver.api.core.CqlSession;
import com.google.inject.Exposed;
import com.google.inject.PrivateModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.adapters.cassandra.CassandraConfig;
import dev.millrace.adapters.cassandra.CassandraServedPartitions;
import dev.millrace.adapters.cassandra.CassandraServedViews;
import dev.millrace.adapters.cassandra.CassandraSession;
import dev.millrace.adapters.cassandra.CassandraViewPlaces;
import dev.millrace.adapters.cassandra.CassandraViewSchema;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.KnownPlaces;
import dev.millrace.domain.family.PlacedPartitions;
import dev.millrace.domain.family.PlacedViews;
import dev.millrace.domain.port.serving.ServedPartitions;
import dev.millrace.domain.port.serving.ServedViews;
import dev.millrace.domain.port.serving.ViewPlaces;
import dev.millrace.domain.port.serving.ViewSchema;
import java.time.InstantSource;

/** The views in Cassandra, as those who look at them need them. */
final class CassandraModule extends PrivateModule {

  @Override
  protected void configure() {}

  @Provides
  @Singleton
  CassandraConfig config(Settings settings) {
    return CassandraSettings.of(settings);
  }

  /** Exposed for those who ask which nodes there are. */
  @Provides
  @Singleton
  @Exposed
  CqlSession session(CassandraConfig config, Resources resources) {
    return resources.opened(CassandraSession.open(config));
  }

  @Provides
  @Singleton
  @Exposed
  ServedViews servedViews(CqlSession session, CassandraConfig config, ViewPlaces places) {
    return new PlacedViews(
        new CassandraServedViews(session, config.keyspace(), config.limits()),
        KnownPlaces.of(places, InstantSource.system()));
  }

  @Provides
  @Singleton
  @Exposed
  ServedPartitions servedPartitions(CqlSession session, CassandraConfig config, ViewPlaces places) {
    return new PlacedPartitions(
        new CassandraServedPartitions(session, config.keyspace(), config.limits()),
        KnownPlaces.of(places, InstantSource.system()));
  }

  @Provides
  @Singleton
  @Exposed
  ViewPlaces viewPlaces(CqlSession session, CassandraConfig config) {
    return new CassandraViewPlaces(() -> session, config.keyspace(), config.limits());
  }

  @Provides
  @Singleton
  @Exposed
  ViewSchema viewSchema(CqlSession session, CassandraConfig config, Families families) {
    return new CassandraViewSchema(session, config, CassandraViewSchema.files(families));
  }
}
