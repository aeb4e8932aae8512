package dev.millrace.acceptance.path;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.millrace.adapters.cassandra.CassandraConfig;
import dev.millrace.adapters.cassandra.CassandraSession;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** The stores of a pipeline with compression off, so that what they hold can be read on disk. */
final class Uncompressed {

  private static final List<String> COLUMNS =
      List.of(
          "page_bodies ALTER body",
          "raw_records ALTER bytes",
          "quarantine ALTER bytes",
          "unusable_pages ALTER prefix",
          "outbox ALTER payload",
          "dead_letters ALTER value");

  private static final List<String> VIEWS =
      List.of(
          "users_by_id",
          "users_by_country_and_day",
          "users_by_email",
          "users_by_registration_minute");

  private static final String SUPERUSER = "postgres";

  private final Settings settings;
  private final Path data;

  /**
   * @param data the pipeline's folder
   */
  Uncompressed(Settings settings, Path data) {
    this.settings = settings;
    this.data = data;
  }

  /** Holds for what is written from now on. */
  void makeSo() throws SQLException, ExecutionException, InterruptedException {
    try (Connection postgres = PlainConnection.open(settings);
        Statement statement = postgres.createStatement()) {
      for (String column : COLUMNS) {
        statement.execute("ALTER TABLE millrace." + column + " SET STORAGE EXTERNAL");
      }
    }
    try (Admin kafka =
        Admin.create(Map.of("bootstrap.servers", settings.text(Setting.KAFKA_BOOTSTRAP_SERVERS)))) {
      for (String topic : kafka.listTopics().names().get()) {
        kafka.incrementalAlterConfigs(uncompressed(topic)).all().get();
      }
    }
    try (CqlSession cassandra = cassandra()) {
      VIEWS.forEach(
          view ->
              cassandra.execute(
                  "ALTER TABLE "
                      + TableOf.view(cassandra, view)
                      + " WITH compression = {'enabled': false}"
                      + " AND memtable_flush_period_in_ms = 1000"));
    }
  }

  /**
   * Has PostgreSQL write all of its pages to its files: till then, one that was changed first after
   * a checkpoint may stand in its log alone, as a whole and compressed.
   */
  void writePages() throws SQLException, IOException {
    String password = Files.readString(data.resolve("secrets").resolve(SUPERUSER)).strip();
    try (Connection postgres =
            DriverManager.getConnection(settings.text(Setting.POSTGRES_URL), SUPERUSER, password);
        Statement statement = postgres.createStatement()) {
      statement.execute("CHECKPOINT");
    }
  }

  /** The event that carries the newest version of a user. */
  UUID eventOf(UUID user) throws SQLException {
    try (Connection postgres = PlainConnection.open(settings);
        Statement statement = postgres.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT event_id FROM millrace.latest_versions WHERE key = '" + user + "'")) {
      row.next();
      return row.getObject(1, UUID.class);
    }
  }

  private static Map<ConfigResource, Collection<AlterConfigOp>> uncompressed(String topic) {
    return Map.of(
        new ConfigResource(ConfigResource.Type.TOPIC, topic),
        List.of(
            new AlterConfigOp(
                new ConfigEntry("compression.type", "uncompressed"), AlterConfigOp.OpType.SET)));
  }

  private CqlSession cassandra() {
    return CassandraSession.open(
        CassandraConfig.local(
            settings.text(Setting.CASSANDRA_CONTACT_POINTS),
            settings.text(Setting.CASSANDRA_DATACENTER),
            settings.text(Setting.CASSANDRA_KEYSPACE)));
  }
}
