package dev.millrace.acceptance.path;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.millrace.adapters.cassandra.CassandraConfig;
import dev.millrace.adapters.cassandra.CassandraSession;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.domain.view.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** The files of a pipeline's stores, made to be written anew within seconds and not within days. */
final class Rewritten {

  private static final Map<String, String> SOON =
      Map.of(
          "min.compaction.lag.ms", "0",
          "max.compaction.lag.ms", "1000",
          "min.cleanable.dirty.ratio", "0.001",
          "segment.ms", "1000",
          "delete.retention.ms", "0",
          "file.delete.delay.ms", "0");

  private final Settings settings;
  private final Path data;

  Rewritten(Settings settings, Path data) {
    this.settings = settings;
    this.data = data;
  }

  /**
   * Segments of PostgreSQL's log are removed from now on, and not used again with what they hold.
   */
  void logsAreRemoved() throws SQLException, IOException {
    postgres("ALTER SYSTEM SET wal_recycle = off", "SELECT pg_reload_conf()");
  }

  /** Every table of PostgreSQL. */
  void tables() throws SQLException, IOException {
    postgres("VACUUM FULL", "CHECKPOINT");
  }

  /** Its log, without what was before. */
  void log() throws SQLException, IOException {
    for (int i = 0; i < 2; i++) {
      postgres("SELECT pg_switch_wal()", "CHECKPOINT");
    }
  }

  private void postgres(String... statements) throws SQLException, IOException {
    String password = Files.readString(data.resolve("secrets/postgres")).strip();
    try (Connection postgres =
            DriverManager.getConnection(settings.text(Setting.POSTGRES_URL), "postgres", password);
        Statement statement = postgres.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Compacts a topic as soon as a segment is closed, which the next records do. */
  void topic(String name) throws ExecutionException, InterruptedException {
    Collection<AlterConfigOp> changes =
        SOON.entrySet().stream()
            .map(
                entry ->
                    new AlterConfigOp(
                        new ConfigEntry(entry.getKey(), entry.getValue()),
                        AlterConfigOp.OpType.SET))
            .toList();
    try (Admin kafka =
        Admin.create(Map.of("bootstrap.servers", settings.text(Setting.KAFKA_BOOTSTRAP_SERVERS)))) {
      kafka
          .incrementalAlterConfigs(
              Map.of(new ConfigResource(ConfigResource.Type.TOPIC, name), changes))
          .all()
          .get();
    }
  }

  /** Has the tables of views compacted whenever they are flushed, and deletes forgotten. */
  void views(List<View> views) {
    try (CqlSession cassandra =
        CassandraSession.open(
            CassandraConfig.local(
                settings.text(Setting.CASSANDRA_CONTACT_POINTS),
                settings.text(Setting.CASSANDRA_DATACENTER),
                settings.text(Setting.CASSANDRA_KEYSPACE)))) {
      views.forEach(
          view ->
              cassandra.execute(
                  "ALTER TABLE "
                      + TableOf.view(cassandra, view.name())
                      + " WITH gc_grace_seconds = 0 AND compaction ="
                      + " {'class': 'SizeTieredCompactionStrategy', 'min_threshold': 2}"));
    }
  }
}
