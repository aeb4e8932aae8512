package dev.millrace.acceptance.debezium;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Provides;
import dev.millrace.adapters.postgres.PostgresDatabase;
import dev.millrace.application.relay.RelayEvents;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.bootstrap.services.wiring.Wiring;
import dev.millrace.domain.port.log.Topics;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.port.schema.SchemaId;
import dev.millrace.domain.port.schema.SchemaRegistry;
import dev.millrace.domain.port.schema.Schemas;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.Sort;
import dev.millrace.local.Endpoints;
import dev.millrace.local.LocalConfig;
import dev.millrace.local.LocalServers;
import dev.millrace.local.ProcessSpec;
import dev.millrace.local.Progress;
import dev.millrace.local.Server;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debezium's engine and the relay over the same rows. */
class DebeziumIT {

  private static final Path DIST = Path.of(System.getProperty("millrace.dist"));
  private static final Path DEBEZIUM = DIST.resolveSibling("debezium");
  private static final FamilyName USERS = new FamilyName("users");
  private static final FamilyName SECOND = new FamilyName("users-by-debezium");
  private static final Key<Function<Shard, RelayEvents>> RELAYS = new Key<>() {};
  private static final String PASSWORD = "only_for_tests";

  @TempDir private Path folder;

  private final Resources resources = new Resources();
  private LocalServers servers;
  private Endpoints.Database database;
  private Endpoints.Database superuser;

  @BeforeEach
  void start() throws InterruptedException {
    servers =
        resources.opened(
            LocalServers.start(
                LocalConfig.of(folder.resolve("servers"), DIST)
                    .running(Set.of(Server.POSTGRES, Server.KAFKA)),
                Progress.silent()));
    database = servers.database("millrace");
    superuser = superuserOf(servers.endpoints().postgres(), database.name());
    execute("ALTER SYSTEM SET wal_level = logical");
    servers.stack().stop(Server.POSTGRES.processName());
    servers.stack().start(Server.POSTGRES.processName());
  }

  @AfterEach
  void stop() {
    resources.close();
  }

  @Test
  void debeziumPublishesTheSameRecordsInTheSameOrderPerKey() throws Exception {
    Injector relay = migrated();
    String statements = Files.readString(DEBEZIUM.resolve("outbox.sql"));
    for (String statement : statements.strip().split(";\n", -1)) {
      execute(statement);
    }
    execute("ALTER ROLE millrace_debezium PASSWORD '" + PASSWORD + "'");
    OutboxRows rows = new OutboxRows(database);
    rows.write();

    relayAll(relay.getInstance(RELAYS).apply(Shard.WHOLE));
    startDebezium();

    Map<String, List<Published>> ours = published(USERS, rows.written());
    assertThat(ours.values().stream().mapToInt(List::size).sum()).isEqualTo(rows.written());
    assertThat(ours)
        .containsOnlyKeys("key-0", "key-1", "key-2", "key-3", "key-4", "key-5", "late", "zoë");
    assertThat(published(SECOND, rows.written())).isEqualTo(ours);
  }

  private Injector migrated() {
    RegisteredSchema schema =
        new RegisteredSchema(
            USERS.subject(), new SchemaId(OutboxRows.SCHEMA), "{}", "the same everywhere");
    List<com.google.inject.Module> all =
        List.of(com.google.inject.util.Modules.override(Modules.relay()).with(registry(schema)));
    Injector relay = Wiring.of(settings(), resources, all);
    relay.getInstance(PostgresDatabase.class).migrate();
    relay.getInstance(Schemas.class).save(schema);
    Topics topics = Wiring.of(settings(), resources, Modules.topics()).getInstance(Topics.class);
    topics.ensure(USERS, Sort.ENTITY);
    topics.ensure(SECOND, Sort.ENTITY);
    return relay;
  }

  private static com.google.inject.Module registry(RegisteredSchema schema) {
    return new AbstractModule() {
      @Provides
      SchemaRegistry registry() {
        return new TrustingRegistry(schema);
      }
    };
  }

  private Settings settings() {
    return Settings.of(
        Map.of(
            "MILLRACE_POSTGRES_URL", database.jdbcUrl(),
            "MILLRACE_POSTGRES_USER", database.user(),
            "MILLRACE_POSTGRES_PASSWORD", database.password(),
            "MILLRACE_KAFKA_BOOTSTRAP_SERVERS", servers.endpoints().kafkaBootstrap()));
  }

  private static void relayAll(RelayEvents relay) {
    try (relay) {
      relay.open();
      while (relay.relay() > 0) {
        // The next batch.
      }
    }
  }

  /** As the files have it, at this address and into the second topic. */
  private void startDebezium() throws IOException, InterruptedException {
    Properties ofTheTest = new Properties();
    ofTheTest.setProperty("database.port", Integer.toString(database.port()));
    ofTheTest.setProperty("database.password", PASSWORD);
    ofTheTest.setProperty(
        "producer.override.bootstrap.servers", servers.endpoints().kafkaBootstrap());
    ofTheTest.setProperty("transforms.outbox.route.topic.replacement", SECOND.topic());
    ofTheTest.setProperty(
        "offset.storage", "org.apache.kafka.connect.storage.MemoryOffsetBackingStore");
    Path file = folder.resolve("test.properties");
    try (Writer writer = Files.newBufferedWriter(file)) {
      ofTheTest.store(writer, null);
    }
    servers.start(Set.of(), List.of(ProcessSpec.of("debezium", folder, command(file))));
  }

  private static List<String> command(Path file) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-cp",
        DEBEZIUM.resolve("lib") + "/*",
        "dev.millrace.debezium.RunDebezium",
        DEBEZIUM.resolve("outbox.properties").toString(),
        file.toString());
  }

  private Map<String, List<Published>> published(FamilyName family, int expected) {
    return Published.inOrder(servers.endpoints().kafkaBootstrap(), family.topic(), expected);
  }

  private static Endpoints.Database superuserOf(Endpoints.Database server, String name) {
    return new Endpoints.Database(
        server.host(), server.port(), name, server.user(), server.password());
  }

  private void execute(String sql) {
    try (Connection connection =
            DriverManager.getConnection(
                superuser.jdbcUrl(), superuser.user(), superuser.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
