package dev.millrace.bootstrap.services.wiring;

import dev.millrace.adapters.cassandra.CassandraConfig;
import dev.millrace.adapters.cassandra.RequestLimits;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which cluster the settings name. */
final class CassandraSettings {

  private CassandraSettings() {}

  static CassandraConfig of(Settings settings) {
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
}
