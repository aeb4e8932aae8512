package dev.millrace.testing.servers;

import dev.millrace.local.Endpoints;
import dev.millrace.local.PostgresDatabases;
import dev.millrace.local.Readiness;
import dev.millrace.local.Server;
import dev.millrace.local.WireReadiness;
import java.net.URI;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.containers.Network;

/**
 * Containers of an engine on this machine, for {@code -Dmillrace.servers=containers}: {@code
 * postgres:17}, {@code apache/kafka:4.3.1}, {@code apicurio/apicurio-registry:3.0.9} and {@code
 * cassandra:5.0}. Another image of the same server is chosen by {@code -Dmillrace.image.postgres},
 * {@code .kafka}, {@code .registry} or {@code .cassandra}. Testcontainers removes them when this
 * JVM has ended.
 */
final class ContainerServers implements Servers {

  private static final String HOST = "127.0.0.1";
  private static final String PASSWORD = "only-for-tests";
  private static final String REGISTRY_DATABASE = "registry";
  private static final String REGISTRY_PASSWORD = "only_for_tests";

  private final Network network = Network.newNetwork();
  private final Map<Server, ServerContainer> running = new EnumMap<>(Server.class);
  private final Map<Server, Integer> ports = new EnumMap<>(Server.class);
  private final AtomicInteger databases = new AtomicInteger();

  @Override
  public synchronized void start(Server... servers) {
    for (Server server : servers) {
      if (!running.containsKey(server)) {
        running.put(server, launched(server));
      }
    }
  }

  @Override
  public Endpoints.Database postgres() {
    start(Server.POSTGRES);
    return new Endpoints.Database(HOST, port(Server.POSTGRES), "postgres", "postgres", PASSWORD);
  }

  @Override
  public Endpoints.Database freshDatabase() {
    String name = "test_" + databases.incrementAndGet();
    return new PostgresDatabases(postgres()).ensure(name, name);
  }

  @Override
  public String kafka() {
    start(Server.KAFKA);
    return HOST + ":" + port(Server.KAFKA);
  }

  @Override
  public URI registry() {
    start(Server.REGISTRY);
    return registryApi();
  }

  @Override
  public Endpoints.Cassandra cassandra() {
    start(Server.CASSANDRA);
    return new Endpoints.Cassandra(HOST, port(Server.CASSANDRA), "datacenter1");
  }

  @Override
  public void stop(Server server) {
    running(server).stop();
  }

  @Override
  public void kill(Server server) {
    running(server).kill();
  }

  @Override
  public void restart(Server server) {
    running(server).restart();
  }

  @Override
  public void pause(Server server) {
    running(server).pause();
  }

  @Override
  public void resume(Server server) {
    running(server).resume();
  }

  private ServerContainer launched(Server server) {
    int port = port(server);
    return switch (server) {
      case POSTGRES ->
          launched(
              server, 5432, Map.of("POSTGRES_PASSWORD", PASSWORD), WireReadiness.postgres(port));
      case KAFKA -> launched(server, 9092, kafkaSettings(port), WireReadiness.kafka(port));
      case CASSANDRA -> launched(server, 9042, cassandraSettings(), WireReadiness.cassandra(port));
      case REGISTRY ->
          launched(
              server,
              8080,
              registrySettings(),
              Readiness.http(URI.create(registryApi() + "/subjects")));
      case SPARK -> throw new IllegalArgumentException("Spark runs inside the tests");
    };
  }

  private ServerContainer launched(
      Server server, int inside, Map<String, String> environment, Readiness readiness) {
    return ServerContainer.start(
        Images.of(server),
        server.processName(),
        network,
        port(server),
        inside,
        environment,
        readiness);
  }

  private synchronized int port(Server server) {
    return ports.computeIfAbsent(server, unused -> ServerContainer.freePort());
  }

  private synchronized ServerContainer running(Server server) {
    ServerContainer container = running.get(server);
    if (container == null) {
      throw new IllegalStateException(server.processName() + " was never started");
    }
    return container;
  }

  private URI registryApi() {
    return URI.create("http://" + HOST + ":" + port(Server.REGISTRY) + "/apis/ccompat/v7");
  }

  private static Map<String, String> kafkaSettings(int port) {
    List<String> internalTopics = List.of("OFFSETS_TOPIC", "TRANSACTION_STATE_LOG");
    Map<String, String> settings = new HashMap<>();
    internalTopics.forEach(topic -> settings.put("KAFKA_" + topic + "_REPLICATION_FACTOR", "1"));
    settings.put("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1");
    settings.put("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", "1");
    settings.put("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1");
    settings.put("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
    settings.put("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    settings.put("KAFKA_NODE_ID", "1");
    settings.put("KAFKA_PROCESS_ROLES", "broker,controller");
    settings.put("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093");
    settings.put("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER");
    // The broker speaks to itself, too, which it cannot do by a port of this machine.
    settings.put("KAFKA_LISTENERS", "INSIDE://:19092,HOST://:9092,CONTROLLER://:9093");
    settings.put(
        "KAFKA_ADVERTISED_LISTENERS", "INSIDE://localhost:19092,HOST://" + HOST + ":" + port);
    settings.put("KAFKA_INTER_BROKER_LISTENER_NAME", "INSIDE");
    settings.put(
        "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
        "INSIDE:PLAINTEXT,HOST:PLAINTEXT,CONTROLLER:PLAINTEXT");
    return settings;
  }

  private static Map<String, String> cassandraSettings() {
    return Map.of(
        "MAX_HEAP_SIZE", "512M",
        "HEAP_NEWSIZE", "128M",
        "JVM_EXTRA_OPTS",
            "-Dcassandra.skip_wait_for_gossip_to_settle=0 -Dcassandra.ring_delay_ms=1");
  }

  private Map<String, String> registrySettings() {
    new PostgresDatabases(postgres()).ensure(REGISTRY_DATABASE, REGISTRY_PASSWORD);
    return Map.of(
        "APICURIO_STORAGE_KIND",
        "sql",
        "APICURIO_STORAGE_SQL_KIND",
        "postgresql",
        "APICURIO_DATASOURCE_URL",
        "jdbc:postgresql://postgres:5432/" + REGISTRY_DATABASE,
        "APICURIO_DATASOURCE_USERNAME",
        REGISTRY_DATABASE,
        "APICURIO_DATASOURCE_PASSWORD",
        REGISTRY_PASSWORD);
  }
}
