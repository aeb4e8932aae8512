package dev.millrace.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The servers of one local stack, their data folder and their ports.
 *
 * <p>{@link #close} stops everything in reverse order, within ten seconds; call it from a shutdown
 * hook too. When this JVM is killed instead, the children end by themselves.
 */
public final class LocalServers implements AutoCloseable {

  private final DataFolder folder;
  private final Ports ports;
  private final Stack stack;
  private final Secrets secrets;
  private final Endpoints endpoints;
  private final PostgresServer postgres;
  private final Map<Server, List<ProcessSpec>> specs = new EnumMap<>(Server.class);

  private @Nullable StackException failure;

  private LocalServers(LocalConfig config, DataFolder folder, Progress progress)
      throws IOException {
    this.folder = folder;
    this.ports = new Ports(folder.resolve("ports.properties"), config.ports());
    this.secrets = new Secrets(folder.resolve("secrets"));
    this.postgres = new PostgresServer(config, folder, secrets, ports);
    KafkaServer kafka = new KafkaServer(config, folder, ports);
    RegistryServer registry = new RegistryServer(config, folder, secrets, ports, postgres);
    CassandraServer cassandra = new CassandraServer(config, folder, ports);
    SparkServers spark = new SparkServers(config, folder, ports);
    specs.put(Server.POSTGRES, List.of(postgres.spec()));
    specs.put(Server.KAFKA, kafka.specs());
    specs.put(Server.REGISTRY, List.of(registry.spec()));
    specs.put(Server.CASSANDRA, List.of(cassandra.spec()));
    specs.put(Server.SPARK, spark.specs());
    this.endpoints =
        new Endpoints(
            postgres.superuserOf("postgres"),
            kafka.bootstrap(),
            registry.api(),
            cassandra.endpoint(),
            spark.master(),
            spark.web());
    this.stack = new Stack(folder.resolve(""), progress);
  }

  /**
   * Claims the data folder and the ports. Nothing is started yet.
   *
   * @throws StackException when this machine or the folder cannot be used; the message says why
   */
  public static LocalServers open(LocalConfig config, Progress progress) {
    Preflight.check(config);
    DataFolder folder = DataFolder.lock(config.data());
    try {
      config.kafka().requireOf(config.data());
      return new LocalServers(config, folder, progress);
    } catch (IOException e) {
      folder.close();
      throw new StackException("The local stack is not complete: " + e.getMessage(), e);
    } catch (StackException e) {
      folder.close();
      throw e;
    }
  }

  /** Opens, and starts all servers that the configuration names; closes again when one fails. */
  public static LocalServers start(LocalConfig config, Progress progress)
      throws InterruptedException {
    LocalServers servers = open(config, progress);
    try {
      servers.start(config.servers());
      return servers;
    } catch (StackException | InterruptedException e) {
      servers.close();
      throw e;
    }
  }

  /**
   * Starts these servers, and those that they need, unless they run; returns when all are ready.
   *
   * @throws StackException when one cannot be started; so does every later call then
   */
  public void start(Set<Server> wanted) throws InterruptedException {
    start(wanted, List.of());
  }

  /** The same together with other processes, which may need the servers by their names. */
  public synchronized void start(Set<Server> wanted, Collection<ProcessSpec> others)
      throws InterruptedException {
    if (failure != null) {
      throw failure;
    }
    List<ProcessSpec> added = new ArrayList<>(others);
    for (Server server : Server.withNeeds(wanted)) {
      List<ProcessSpec> processes = specs.remove(server);
      if (processes != null) {
        added.addAll(processes);
      }
    }
    try {
      stack.start(added);
    } catch (StackException e) {
      failure = e;
      throw e;
    }
  }

  /** Where they are reached. */
  public Endpoints endpoints() {
    return endpoints;
  }

  /** A database of its own in the running PostgreSQL, created when it is not there yet. */
  public Endpoints.Database database(String name) {
    return new PostgresDatabases(endpoints.postgres()).ensure(name, secrets.of(name));
  }

  /** A loopback port for another process, the same at each start as long as it is free. */
  public synchronized int port(String process) {
    return ports.of(process);
  }

  /** What supervises the servers; other processes may be added to it. */
  public Stack stack() {
    return stack;
  }

  @Override
  public void close() {
    stack.close();
    folder.close();
  }
}
