package dev.millrace.bootstrap.services.bench;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.millrace.adapters.cassandra.CassandraConfig;
import dev.millrace.adapters.cassandra.CassandraSession;
import dev.millrace.adapters.cassandra.CassandraViewSchema;
import dev.millrace.adapters.kafka.KafkaConfig;
import dev.millrace.adapters.kafka.codec.AvroCodec;
import dev.millrace.adapters.kafka.codec.ConfluentRegistry;
import dev.millrace.adapters.kafka.codec.RegistryConfig;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.services.pipeline.StreamProcess;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.domain.events.UserEvents;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.users.User;
import dev.millrace.domain.users.Users;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.View;
import dev.millrace.local.Endpoints;
import dev.millrace.local.LocalConfig;
import dev.millrace.local.LocalServers;
import dev.millrace.local.Server;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;

/**
 * A Kafka, a registry and a Cassandra of its own. Who needs Spark's class path shares a JVM with
 * two cores for Spark; DSBulk has one, too; whoever has not its turn stands still.
 */
final class StreamWorkbench {

  private static final String KEYSPACE = "bench";
  private static final int PARTITIONS = 4;

  /** One for each thread that DSBulk may read with, so that this is among what it tries. */
  private static final int CSV_FILES = 4;

  /** What the processes of the peers hold. */
  private static final int PEERS_MEGABYTES = 3_500;

  /** As the writers' process knows it. */
  private static final FamilyName NOWHERE = new FamilyName("users-to-nowhere");

  private final Benchmark.Surface surface;
  private final LocalServers servers;
  private final Resources resources;
  private final Users users = new Users();

  private StreamWorkbench(Benchmark.Surface surface, LocalServers servers, Resources resources) {
    this.surface = surface;
    this.servers = servers;
    this.resources = resources;
  }

  static Workbench open(Benchmark.Surface surface) throws InterruptedException {
    return OpenedWorkbench.of(
        resources -> {
          LocalServers servers =
              resources.opened(
                  LocalServers.start(
                      LocalConfig.of(surface.data(), surface.dist())
                          .running(Set.of(Server.KAFKA, Server.REGISTRY, Server.CASSANDRA))
                          .besides(PEERS_MEGABYTES),
                      surface.progress()));
          return new StreamWorkbench(surface, servers, resources).sides();
        });
  }

  private List<Side> sides() throws InterruptedException {
    ViewTables tables = tables();
    KafkaConfig kafka = KafkaConfig.of(servers.endpoints().kafkaBootstrap(), PARTITIONS);
    Admin admin =
        resources.opened(Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers())));
    HeldBack toViews =
        resources.opened(HeldBack.on(EventTopic.of(users.name(), kafka, admin), kafka));
    HeldBack toNowhere = resources.opened(HeldBack.on(EventTopic.of(NOWHERE, kafka, admin), kafka));
    Crowd<User> crowd = crowd();
    List<Position> positions = toViews.write(crowd);
    toViews.commit();
    List<Position> unread = toNowhere.write(crowd);
    toNowhere.commit();
    List<List<Mutation>> records = crowd.mutations(positions);
    PeerProcess writers = writers(unread.size());
    PeerProcess dsbulk = dsbulk(records);
    List<View> byKey = users.views().subList(0, 1);
    return List.of(
        new WriterSide(StreamBenchmark.WRITER, "millrace", writers, tables, records, byKey),
        new WriterSide(StreamBenchmark.DRIVER, "java-driver", writers, tables, records, byKey),
        new WriterSide(StreamBenchmark.DSBULK, "dsbulk", dsbulk, tables, records, byKey),
        new WriterSide(StreamBenchmark.CONNECTOR, "connector", writers, tables, records, byKey),
        new QuerySide(
            StreamBenchmark.FACTS,
            users.name() + "-facts",
            writers,
            crowd,
            toViews,
            Destinations.views(crowd, tables)),
        new QuerySide(
            StreamBenchmark.NOWHERE,
            NOWHERE + "-noop",
            writers,
            crowd,
            toNowhere,
            Destinations.nowhere(crowd)),
        new WriterSide(
            StreamBenchmark.ALL_VIEWS,
            "java-driver-all-views",
            writers,
            tables,
            records,
            users.views()));
  }

  private ViewTables tables() {
    Endpoints.Cassandra cassandra = servers.endpoints().cassandra();
    CassandraConfig config =
        CassandraConfig.local(contactPoint(), cassandra.datacenter(), KEYSPACE);
    CqlSession session = resources.opened(CassandraSession.open(config));
    new CassandraViewSchema(
            session, config, List.of(users.name().value(), new UserEvents().name().value()))
        .migrate();
    return new ViewTables(session, KEYSPACE);
  }

  private String contactPoint() {
    Endpoints.Cassandra cassandra = servers.endpoints().cassandra();
    return cassandra.host() + ":" + cassandra.port();
  }

  private Crowd<User> crowd() {
    URI address = servers.endpoints().registry();
    ConfluentRegistry registry = new ConfluentRegistry(RegistryConfig.of(address));
    AvroCodec codec = new AvroCodec(registry);
    return Crowd.of(
        users,
        SimulatedPages.of(users, surface.records()),
        codec,
        registry.register(users.name().subject(), codec.definition(users.name())),
        Clock.systemUTC().instant());
  }

  private PeerProcess writers(int records) throws InterruptedException {
    Path lib = surface.dist().resolve("lib");
    List<String> java = new ArrayList<>(List.of("-Xmx2g", "-XX:+UseSerialGC"));
    java.addAll(StreamProcess.openings());
    Path folder = surface.data().resolve("writers").toAbsolutePath();
    PeerProcess.Program program =
        new PeerProcess.Program(
            "writers",
            List.of(lib.resolve("stream"), lib.resolve("spark")),
            java,
            "dev.millrace.benchmarks.writers.ServeWriters",
            Map.of(
                Setting.KAFKA_BOOTSTRAP_SERVERS.variable(),
                servers.endpoints().kafkaBootstrap(),
                Setting.REGISTRY_URL.variable(),
                servers.endpoints().registry().toString(),
                Setting.CASSANDRA_CONTACT_POINTS.variable(),
                contactPoint(),
                Setting.CASSANDRA_DATACENTER.variable(),
                servers.endpoints().cassandra().datacenter(),
                Setting.CASSANDRA_KEYSPACE.variable(),
                KEYSPACE,
                "SPARK_LOCAL_DIRS",
                folder.resolve("spark").toString()));
    return frozen(
        PeerProcess.start(
            surface,
            servers,
            program,
            port ->
                List.of(
                    Integer.toString(port),
                    Integer.toString(records),
                    folder.resolve("checkpoints").toString())));
  }

  private PeerProcess dsbulk(List<List<Mutation>> records) throws InterruptedException {
    View byKey = users.views().get(0);
    Path folder = surface.data().resolve("dsbulk").toAbsolutePath();
    CsvRows.write(folder.resolve("rows"), CSV_FILES, byKey, records);
    PeerProcess.Program program =
        new PeerProcess.Program(
            "dsbulk",
            List.of(),
            List.of("-Xmx1g", "-XX:+UseSerialGC"),
            "dev.millrace.benchmarks.dsbulk.ServeDsbulk",
            Map.of());
    return frozen(
        PeerProcess.start(
            surface,
            servers,
            program,
            port -> {
              List<String> arguments =
                  new ArrayList<>(
                      List.of(Integer.toString(port), Integer.toString(records.size())));
              arguments.addAll(options(folder, byKey));
              return arguments;
            }));
  }

  /** What DSBulk is told of the rows and of the table; how it loads them, it finds out. */
  private List<String> options(Path folder, View view) {
    Endpoints.Cassandra cassandra = servers.endpoints().cassandra();
    return List.of(
        "--connector.csv.url",
        folder.resolve("rows").toString(),
        "--schema.keyspace",
        KEYSPACE,
        "--schema.table",
        view.name(),
        "--log.directory",
        folder.resolve("logs").toString(),
        "--monitoring.jmx",
        "false",
        "--monitoring.console",
        "false",
        "--datastax-java-driver.basic.contact-points",
        "[\"" + cassandra.host() + "\"]",
        "--datastax-java-driver.basic.default-port",
        Integer.toString(cassandra.port()),
        "--datastax-java-driver.basic.load-balancing-policy.local-datacenter",
        cassandra.datacenter(),
        "--datastax-java-driver.basic.request.consistency",
        "LOCAL_QUORUM");
  }

  /** It goes on before it is asked to end, which it could not hear otherwise. */
  private PeerProcess frozen(PeerProcess process) {
    AutoCloseable thaw = process::goOn;
    resources.opened(thaw);
    process.freeze();
    return process;
  }
}
