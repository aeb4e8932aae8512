package dev.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalServersIT {

  private static final Duration DEADLINE = Duration.ofMinutes(1);
  private static final Path DIST = Path.of(System.getProperty("millrace.dist"));
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Test
  void killedWithItsLauncherNothingStaysAndTheNextStartFindsAllData(@TempDir Path data)
      throws Exception {
    Process launcher = Launchers.start(ServersLauncher.class, data, DIST);
    Eventually.holds(DEADLINE, () -> Files.exists(data.resolve("all-ready")));
    lockedFolderNamesItsHolder(data, launcher.pid());
    Endpoints before = endpointsWhileItRuns(data);
    writeEverywhere(before);
    List<ProcessHandle> all = launcher.descendants().toList();

    launcher.destroyForcibly().waitFor();
    Eventually.holds(Duration.ofSeconds(10), () -> all.stream().noneMatch(ProcessHandle::isAlive));

    List<String> told = new CopyOnWriteArrayList<>();
    try (LocalServers next =
        LocalServers.start(LocalConfig.of(data, DIST), new PlainProgress(told::add))) {
      assertThat(next.endpoints()).isEqualTo(before);
      findEverywhere(next.endpoints());
      aDeadServerComesBack(next);
      whatCassandraHasAcknowledgedOutlivesIt(next);
      theRegistrySurvivesItsDatabase(next);
      allStopInTime(next, told);
    }
  }

  @Test
  void sparkRunsOnlyWhenAskedFor(@TempDir Path data) throws Exception {
    LocalConfig config = LocalConfig.of(data, DIST).running(Set.of(Server.SPARK));

    try (LocalServers servers = LocalServers.start(config, Progress.silent())) {
      assertThat(servers.stack().handle("spark-worker-2")).isPresent();
      assertThatThrownBy(() -> servers.stack().handle("kafka"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void kafkaGoesOnAfterItsZooKeeperAndItselfWereKilled(@TempDir Path data) throws Exception {
    LocalConfig config =
        LocalConfig.of(data, DIST)
            .running(Set.of(Server.KAFKA))
            .keepingMetadataIn(KafkaMode.ZOOKEEPER);
    try (LocalServers servers = LocalServers.start(config, Progress.silent())) {
      createTopic(servers, "first");
      killUntilItIsBack(servers, "zookeeper");
      createTopic(servers, "second");
      // Neither takes its leave: the next start finds the broker still registered.
      servers.stack().kill("kafka");
      servers.stack().kill("zookeeper");
    }

    try (LocalServers next = LocalServers.start(config, Progress.silent());
        Admin admin = admin(next.endpoints())) {
      assertThat(admin.listTopics().names().get()).contains("first", "second");
      assertThat(next.stack().names()).containsExactly("zookeeper", "kafka");
    }
    assertThatThrownBy(
            () -> LocalServers.start(config.keepingMetadataIn(KafkaMode.KRAFT), Progress.silent()))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("was made with --kafka zookeeper");
  }

  /** More than one process can hold: this one asks while the other one runs. */
  private static void lockedFolderNamesItsHolder(Path data, long holder) {
    assertThatThrownBy(
            () -> LocalServers.open(LocalConfig.of(data, DIST), Progress.silent()).close())
        .isInstanceOf(StackException.class)
        .hasMessageContaining("is in use by process " + holder);
  }

  private static Endpoints endpointsWhileItRuns(Path data) throws Exception {
    Properties ports = new Properties();
    try (var reader = Files.newBufferedReader(data.resolve("ports.properties"))) {
      ports.load(reader);
    }
    return new Endpoints(
        new Endpoints.Database(
            "127.0.0.1",
            port(ports, "postgres"),
            "postgres",
            "postgres",
            Files.readString(data.resolve("secrets").resolve("postgres"))),
        "127.0.0.1:" + port(ports, "kafka"),
        URI.create("http://127.0.0.1:" + port(ports, "registry") + "/apis/ccompat/v7"),
        new Endpoints.Cassandra("127.0.0.1", port(ports, "cassandra"), "datacenter1"),
        "spark://127.0.0.1:" + port(ports, "spark"),
        URI.create("http://127.0.0.1:" + port(ports, "spark-web")));
  }

  private static int port(Properties ports, String name) {
    return Integer.parseInt(ports.getProperty(name));
  }

  private static void writeEverywhere(Endpoints endpoints) throws Exception {
    query(endpoints.postgres(), "CREATE TABLE kept AS SELECT 42 AS answer");
    try (Admin admin = admin(endpoints)) {
      admin.createTopics(List.of(new NewTopic("kept", 2, (short) 1))).all().get();
    }
    assertThat(registerSchema(endpoints)).isEqualTo(200);
    try (CqlSession session = cql(endpoints)) {
      session.execute(
          "CREATE KEYSPACE kept WITH replication ="
              + " {'class': 'SimpleStrategy', 'replication_factor': 1}");
      session.execute("CREATE TABLE kept.t (id int PRIMARY KEY)");
      session.execute("INSERT INTO kept.t (id) VALUES (42)");
    }
  }

  private static void findEverywhere(Endpoints endpoints) throws Exception {
    assertThat(query(endpoints.postgres(), "SELECT answer FROM kept")).isEqualTo("42");
    assertThat(query(endpoints.postgres(), "SHOW fsync")).isEqualTo("on");
    try (Admin admin = admin(endpoints)) {
      assertThat(admin.listTopics().names().get()).contains("kept");
    }
    assertThat(get(endpoints.registry() + "/subjects")).isEqualTo("[\"kept-value\"]");
    try (CqlSession session = cql(endpoints)) {
      Row row = session.execute("SELECT id FROM kept.t").one();
      assertThat(row).isNotNull();
    }
  }

  private static void aDeadServerComesBack(LocalServers servers) throws Exception {
    killUntilItIsBack(servers, "kafka");

    try (Admin admin = admin(servers.endpoints())) {
      assertThat(admin.listTopics().names().get()).contains("kept");
    }
  }

  /** It dies while it writes: what was acknowledged last is least likely to be on the disk. */
  private static void whatCassandraHasAcknowledgedOutlivesIt(LocalServers servers)
      throws Exception {
    Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
    try (CqlSession session = cql(servers.endpoints())) {
      session.execute("CREATE TABLE kept.many (id int PRIMARY KEY)");
      ProcessHandle cassandra = servers.stack().handle("cassandra").orElseThrow();
      Thread writing = new Thread(() -> writeWhileAlive(session, cassandra, acknowledged));
      writing.start();
      Eventually.holds(DEADLINE, () -> acknowledged.size() > 5_000);
      killUntilItIsBack(servers, "cassandra");
      writing.join();
    }

    try (CqlSession session = cql(servers.endpoints())) {
      Set<Integer> found = new HashSet<>();
      session
          .execute(SimpleStatement.newInstance("SELECT id FROM kept.many").setTimeout(DEADLINE))
          .forEach(row -> found.add(row.getInt(0)));
      assertThat(found).containsAll(acknowledged);
    }
  }

  private static void writeWhileAlive(
      CqlSession session, ProcessHandle server, Set<Integer> acknowledged) {
    PreparedStatement insert = session.prepare("INSERT INTO kept.many (id) VALUES (?)");
    Semaphore inFlight = new Semaphore(128);
    for (int id = 0; server.isAlive(); id++) {
      int written = id;
      inFlight.acquireUninterruptibly();
      var unused =
          session
              .executeAsync(insert.bind(id))
              .thenRun(() -> acknowledged.add(written))
              .whenComplete((done, failure) -> inFlight.release());
    }
  }

  /** No connection of its pool, idle when the database died, fails a request. */
  private static void theRegistrySurvivesItsDatabase(LocalServers servers) throws Exception {
    URI subjects = URI.create(servers.endpoints().registry() + "/subjects");
    assertThat(askedAtOnce(subjects)).containsOnly(200);
    killUntilItIsBack(servers, "postgres");

    assertThat(askedAtOnce(subjects)).containsOnly(200);
  }

  private static List<Integer> askedAtOnce(URI address) {
    List<CompletableFuture<HttpResponse<Void>>> answers =
        IntStream.range(0, 16)
            .mapToObj(
                request ->
                    HTTP.sendAsync(
                        HttpRequest.newBuilder(address).build(),
                        HttpResponse.BodyHandlers.discarding()))
            .toList();
    return answers.stream().map(answer -> answer.join().statusCode()).toList();
  }

  private static void killUntilItIsBack(LocalServers servers, String process) throws Exception {
    ProcessHandle killed = servers.stack().handle(process).orElseThrow();
    Signal.KILL.send(List.of(killed.pid()));
    killed.onExit().get();
    Eventually.holds(
        DEADLINE,
        () ->
            servers.stack().handle(process).filter(back -> back.pid() != killed.pid()).isPresent()
                && servers.stack().isReady());
  }

  private static void createTopic(LocalServers servers, String name) throws Exception {
    try (Admin admin = admin(servers.endpoints())) {
      admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
    }
  }

  /**
   * Five seconds each, and none needs one that needs another: ten at most. Cassandra alone may need
   * more on a machine that is busy, and is killed then: nothing acknowledged is lost by that.
   */
  private static void allStopInTime(LocalServers servers, List<String> told) {
    List<ProcessHandle> all = ProcessHandle.current().descendants().toList();
    told.clear();

    servers.close();

    assertThat(told)
        .hasSameSizeAs(servers.stack().names())
        .allMatch(line -> line.contains("stopped in"));
    assertThat(told)
        .filteredOn(line -> line.contains("killed"))
        .allMatch(line -> line.matches("cassandra .*: killed after 5000 ms"));
    assertThat(all).hasSizeGreaterThan(4).noneMatch(ProcessHandle::isAlive);
  }

  private static Admin admin(Endpoints endpoints) {
    return Admin.create(Map.of("bootstrap.servers", endpoints.kafkaBootstrap()));
  }

  private static CqlSession cql(Endpoints endpoints) {
    Endpoints.Cassandra cassandra = endpoints.cassandra();
    return CqlSession.builder()
        .addContactPoint(new InetSocketAddress(cassandra.host(), cassandra.port()))
        .withLocalDatacenter(cassandra.datacenter())
        .build();
  }

  private static int registerSchema(Endpoints endpoints) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(endpoints.registry() + "/subjects/kept-value/versions"))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"schema\": \"\\\"string\\\"\"}"))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static String get(String url) throws Exception {
    return HTTP.send(
            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static String query(Endpoints.Database database, String sql) throws Exception {
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      try (ResultSet rows = statement.getResultSet()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }
}
