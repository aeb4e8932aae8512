package dev.millrace.bootstrap.services.wiring;

import com.datastax.oss.driver.api.core.CqlSession;
import com.google.inject.Exposed;
import com.google.inject.PrivateModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.adapters.cassandra.CassandraConfig;
import dev.millrace.adapters.cassandra.CassandraSession;
import dev.millrace.adapters.cassandra.CassandraViewPages;
import dev.millrace.adapters.cassandra.RequestLimits;
import dev.millrace.application.query.QueryViews;
import dev.millrace.application.query.QueryingViews;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.serving.ViewPages;
import java.time.Duration;

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
  @Exposed
  QueryViews queryViews(Settings settings, Families families, Resources resources) {
    CassandraConfig config = CassandraSettings.of(settings).withLimits(LIMITS);
    Late<Opened> opened = resources.opened(new Late<>(() -> Opened.of(config), Opened::close));
    return new QueryingViews(families, (slice, most) -> opened.get().pages().rows(slice, most));
  }

  private record Opened(CqlSession session, ViewPages pages) {

    static Opened of(CassandraConfig config) {
      CqlSession session = CassandraSession.open(config);
      return new Opened(
          session, new CassandraViewPages(session, config.keyspace(), config.limits()));
    }

    void close() {
      session.close();
    }
  }
}
