package dev.millrace.bootstrap.stream;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.millrace.adapters.cassandra.CassandraConfig;
import dev.millrace.adapters.cassandra.CassandraSession;
import dev.millrace.adapters.cassandra.RequestLimits;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The driver's own session, opened when it is first needed: a cluster that is away is waited for.
 * Those of the connector are closed as soon as the JVM is asked to end, when the last batch is
 * still under way.
 */
final class DriverSession implements Supplier<CqlSession>, AutoCloseable {

  private final CassandraConfig config;
  private @Nullable CqlSession opened;

  DriverSession(Settings settings) {
    this.config = config(settings);
  }

  private static CassandraConfig config(Settings settings) {
    String datacenter = settings.text(Setting.CASSANDRA_DATACENTER);
    return new CassandraConfig(
        settings.list(Setting.CASSANDRA_CONTACT_POINTS),
        datacenter,
        settings.text(Setting.CASSANDRA_KEYSPACE),
        Map.of(datacenter, settings.number(Setting.CASSANDRA_REPLICATION_FACTOR)),
        orNull(settings.text(Setting.CASSANDRA_USER)),
        orNull(settings.text(Setting.CASSANDRA_PASSWORD)),
        RequestLimits.DEFAULT);
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  @Override
  public synchronized CqlSession get() {
    CqlSession session = opened;
    if (session == null) {
      session = CassandraSession.open(config);
      opened = session;
    }
    return session;
  }

  @Override
  public synchronized void close() {
    if (opened != null) {
      opened.close();
      opened = null;
    }
  }
}
