package dev.millrace.bootstrap.services.wiring;

import com.datastax.oss.driver.api.core.CqlSession;
import com.google.inject.Exposed;
import com.google.inject.PrivateModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.adapters.cassandra.CassandraConfig;
import dev.millrace.adapters.cassandra.CassandraSession;
import dev.millrace.adapters.cassandra.CassandraViewPlaces;
import dev.millrace.application.rebuild.DriveRebuilds;
import dev.millrace.application.rebuild.DrivingRebuilds;
import dev.millrace.application.rebuild.KeepRebuilds;
import dev.millrace.application.rebuild.KeepingRebuilds;
import dev.millrace.application.rebuild.RebuildView;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.process.LoggedRebuilds;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.rebuild.Rebuilds;
import dev.millrace.domain.port.replay.CurrentRecords;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.Schemas;
import dev.millrace.domain.port.serving.ViewPlaces;
import java.lang.management.ManagementFactory;

/** Rebuilds that are ordered: Cassandra is asked when there is one, and not before. */
final class RebuildsModule extends PrivateModule {

  @Override
  protected void configure() {}

  @Provides
  @Singleton
  @Exposed
  KeepRebuilds keepRebuilds(Families families, Rebuilds rebuilds) {
    return new KeepingRebuilds(families, rebuilds);
  }

  @Provides
  @Singleton
  Late<CqlSession> session(Settings settings, Resources resources) {
    CassandraConfig config = CassandraSettings.of(settings);
    return resources.opened(new Late<>(() -> CassandraSession.open(config), CqlSession::close));
  }

  @Provides
  @Singleton
  ViewPlaces places(Settings settings, Late<CqlSession> session) {
    CassandraConfig config = CassandraSettings.of(settings);
    return new CassandraViewPlaces(session, config.keyspace(), config.limits());
  }

  @Provides
  @Singleton
  RebuildView rebuildView(
      Settings settings,
      Families families,
      CurrentRecords records,
      Schemas schemas,
      EventCodec codec,
      Late<CqlSession> session,
      ViewPlaces places) {
    CassandraConfig config = CassandraSettings.of(settings);
    return new LoggedRebuilds(
        (view, goal, isPersonal, by, watch) ->
            RebuildModule.rebuilding(
                    config, families, records, schemas, codec, session.get(), places)
                .rebuild(view, goal, isPersonal, by, watch));
  }

  @Provides
  @Singleton
  @Exposed
  DriveRebuilds driveRebuilds(Rebuilds rebuilds, RebuildView views, ViewPlaces places) {
    return new DrivingRebuilds(
        rebuilds, views, places, ManagementFactory.getRuntimeMXBean().getName());
  }
}
