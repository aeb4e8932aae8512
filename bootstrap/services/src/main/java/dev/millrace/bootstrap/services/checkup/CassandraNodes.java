package dev.millrace.bootstrap.services.checkup;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.schema.KeyspaceMetadata;
import com.google.inject.Injector;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import java.util.Map;
import java.util.stream.Collectors;

/** Cassandra's nodes, and whether what they acknowledge outlives one of them. */
final class CassandraNodes {

  static final String NAME = "cassandra";

  private static final String SYNC =
      "SELECT value FROM system_views.settings WHERE name = 'commitlog_sync'";

  private CassandraNodes() {}

  static Finding in(Injector injector) {
    CqlSession session = injector.getInstance(CqlSession.class);
    String keyspace = injector.getInstance(Settings.class).text(Setting.CASSANDRA_KEYSPACE);
    String nodes =
        session.getMetadata().getNodes().values().stream()
            .map(node -> "version " + node.getCassandraVersion() + ", " + node.getState())
            .collect(Collectors.joining(", "));
    Map<String, String> replication =
        session
            .getMetadata()
            .getKeyspace(keyspace)
            .map(KeyspaceMetadata::getReplication)
            .orElse(Map.of());
    String sync =
        session.execute(SYNC).all().stream()
            .map(row -> String.valueOf(row.getString(0)))
            .collect(Collectors.joining());
    return of(nodes, replication, sync);
  }

  /**
   * What was found.
   *
   * @param replication of the keyspace; empty where there is none yet
   * @param sync the setting {@code commitlog_sync}
   */
  static Finding of(String nodes, Map<String, String> replication, String sync) {
    boolean single =
        replication.entrySet().stream()
            .anyMatch(of -> !of.getKey().equals("class") && of.getValue().equals("1"));
    return single && sync.equals("periodic")
        ? Finding.warn(
            NAME,
            nodes
                + "; there is one replica, and commitlog_sync is periodic: a node that dies loses"
                + " what it acknowledged last",
            "set `commitlog_sync: batch` in cassandra.yaml, or have three replicas")
        : Finding.ok(NAME, nodes);
  }
}
