package dev.millrace.bootstrap.services.wiring;

import com.datastax.oss.driver.api.core.CqlSession;
import com.google.inject.Exposed;
import com.google.inject.PrivateModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.adapters.cassandra.CassandraConfig;
import dev.millrace.adapters.cassandra.CassandraServedViews;
import dev.millrace.adapters.cassandra.CassandraSession;
import dev.millrace.adapters.cassandra.CassandraViewPages;
import dev.millrace.adapters.cassandra.CassandraViewPlaces;
import dev.millrace.adapters.cassandra.RequestLimits;
import dev.millrace.application.query.QueryViews;
import dev.millrace.application.query.QueryingViews;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.KnownPlaces;
import dev.millrace.domain.family.PlacedPages;
import dev.millrace.domain.family.PlacedViews;
import dev.millrace.domain.port.serving.ServedViews;
import dev.millrace.domain.port.serving.ViewPages;
import dev.millrace.domain.port.serving.ViewPlaces;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Reading the views. Cassandra is asked when somebody reads, and not before: a process that does
 * more than this starts and works without it.
 */
final class QueryModule extends PrivateModule {

  /** Somebody waits for the answer, and would rather ask again. */
  private static final RequestLimits LIMITS =
      RequestLimits.DEFAULT
          .withRequestTimeout(Duration.ofSeconds(2))
          .withDeadline(Duration.ofSeconds(4));

  @Override
  protected void configure() {}

  @Provides
  @Singleton
  Late<Opened> opened(Settings settings, Resources resources) {
    CassandraConfig config = CassandraSettings.of(settings).withLimits(LIMITS);
    return resources.opened(new Late<>(() -> Opened.of(config), Opened::close));
  }

  /** For those who look rows up by their keys, once they have any. */
  @Provides
  @Singleton
  @Exposed
  Supplier<ServedViews> servedViews(Late<Opened> opened) {
    return () -> opened.get().served();
  }

  @Provides
  @Singleton
  @Exposed
  QueryViews queryViews(Families families, Late<Opened> opened) {
    return new QueryingViews(families, (slice, most) -> opened.get().pages().rows(slice, most));
  }

  @Provides
  @Singleton
  @Exposed
  CassandraPulse pulse(Late<Opened> opened) {
    return new CassandraPulse(() -> opened.get().session());
  }

  private record Opened(CqlSession session, ViewPages pages, ServedViews served) {

    static Opened of(CassandraConfig config) {
      CqlSession session = CassandraSession.open(config);
      ViewPlaces places =
          new CassandraViewPlaces(() -> session, config.keyspace(), config.limits());
      KnownPlaces known = KnownPlaces.of(places, InstantSource.system());
      return new Opened(
          session,
          new PlacedPages(
              new CassandraViewPages(session, config.keyspace(), config.limits()), known),
          new PlacedViews(
              new CassandraServedViews(session, config.keyspace(), config.limits()), known));
    }

    void close() {
      session.close();
    }
  }
}
