package dev.millrace.bootstrap.services.bench;

import dev.millrace.adapters.kafka.KafkaConfig;
import dev.millrace.adapters.postgres.PostgresConfig;
import dev.millrace.adapters.postgres.PostgresDatabase;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.users.Users;
import dev.millrace.local.Endpoints;
import dev.millrace.local.LocalConfig;
import dev.millrace.local.LocalServers;
import dev.millrace.local.Server;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;

/** A PostgreSQL and a Kafka of its own; all sides carry the same rows into the same topic. */
final class RelayWorkbench {

  private static final int PARTITIONS = 4;

  private static final FamilyName BY_DEBEZIUM = new FamilyName("users-by-debezium");

  /** So many events of ingest are the pattern of the others. */
  private static final int INGESTED = 5_000;

  private RelayWorkbench() {}

  static Workbench open(Benchmark.Surface surface) throws InterruptedException {
    return OpenedWorkbench.of(resources -> sides(surface, resources));
  }

  private static List<Side> sides(Benchmark.Surface surface, Resources resources)
      throws InterruptedException {
    LocalServers servers =
        resources.opened(
            LocalServers.start(
                LocalConfig.of(surface.data(), surface.dist())
                    .running(Set.of(Server.POSTGRES, Server.KAFKA)),
                surface.progress()));
    Replication.enable(servers);
    Endpoints.Database address = servers.database("millrace");
    PlainSql superuser = resources.opened(PlainSql.open(Replication.superuser(servers, address)));
    Admin admin =
        resources.opened(
            Admin.create(Map.of("bootstrap.servers", servers.endpoints().kafkaBootstrap())));
    RelayBench bench = bench(surface, servers, address, admin, superuser, resources);
    EventTopic second = EventTopic.of(BY_DEBEZIUM, bench.kafka(), admin);
    DebeziumPeer debezium =
        resources.opened(DebeziumPeer.start(surface, servers, address, superuser, second));
    Trickle trickle =
        new Trickle(resources.opened(PlainSql.open(address)), bench.backlog().patterns());
    return List.of(
        new RelaySide(RelaySide.RELAY, bench, List.of()),
        new ReadSide(bench, new Users().name(), resources.opened(PlainSql.openBinary(address))),
        new ProduceSide(bench),
        new RelaySide(RelaySide.UNTRANSACTED, bench, List.of(new UntransactedLog(bench.kafka()))),
        new FreshSide(FreshSide.NAME, bench),
        new HeldOpenSide(bench, resources.opened(PlainSql.open(address))),
        new DebeziumSide(bench, debezium, second),
        new LatencySide(RelaySide.RELAY, bench, bench.topic(), new RelayCarrier(bench), trickle),
        new LatencySide(DebeziumSide.NAME, bench, second, new DebeziumCarrier(debezium), trickle),
        new IdleSide(bench, resources.opened(PlainSql.open(address))));
  }

  private static RelayBench bench(
      Benchmark.Surface surface,
      LocalServers servers,
      Endpoints.Database address,
      Admin admin,
      PlainSql superuser,
      Resources resources) {
    Users users = new Users();
    String bootstrap = servers.endpoints().kafkaBootstrap();
    KafkaConfig kafka = KafkaConfig.of(bootstrap, PARTITIONS);
    return new RelayBench(
        settings(address, bootstrap),
        kafka,
        backlog(surface, address, superuser, resources),
        EventTopic.of(users.name(), kafka, admin),
        new RelayCursors(resources.opened(PlainSql.open(address)), bootstrap));
  }

  private static Settings settings(Endpoints.Database address, String bootstrap) {
    return Settings.of(
        Map.of(
            "MILLRACE_POSTGRES_URL", address.jdbcUrl(),
            "MILLRACE_POSTGRES_USER", address.user(),
            "MILLRACE_POSTGRES_PASSWORD", address.password(),
            "MILLRACE_KAFKA_BOOTSTRAP_SERVERS", bootstrap,
            "MILLRACE_KAFKA_PARTITIONS", Integer.toString(PARTITIONS)));
  }

  private static Backlog backlog(
      Benchmark.Surface surface,
      Endpoints.Database address,
      PlainSql superuser,
      Resources resources) {
    PlainSql sql = resources.opened(PlainSql.open(address));
    int ingested = Math.min(surface.records(), INGESTED);
    try (PostgresDatabase database =
        PostgresDatabase.open(
            PostgresConfig.of(address.jdbcUrl(), address.user(), address.password()))) {
      database.migrate();
      Users users = new Users();
      IngestSide ingest =
          IngestSide.of(
              IngestSide.PAGES,
              database,
              users,
              SimulatedPages.of(users, ingested),
              new IngestTables(sql));
      ingest.prepare();
      ingest.work();
    }
    return Backlog.like(ingested, sql, superuser, surface.records());
  }
}
