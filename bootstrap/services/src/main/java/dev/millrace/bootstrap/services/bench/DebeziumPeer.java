package dev.millrace.bootstrap.services.bench;

import dev.millrace.local.Endpoints;
import dev.millrace.local.LocalServers;
import dev.millrace.local.ProcessSpec;
import dev.millrace.local.Signal;
import dev.millrace.local.StackException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * Debezium over the outbox, in a process of its own with the settings that are given to users. It
 * is started once, and frozen while it is not its turn: it comes to each turn warm and connected.
 *
 * <p>So is the server's process that sends to it. Else this one fills the connection meanwhile, the
 * kernel drops what is too much, and tries again after a time that it doubles up to two minutes:
 * that long Debezium would stand when it goes on.
 */
final class DebeziumPeer implements AutoCloseable {

  private static final String PROCESS = "debezium";
  private static final List<String> JAVA = List.of("-Xmx1g", "-XX:+UseSerialGC");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What is under way when it is frozen must not have failed when it is thawed. */
  private static final String FROZEN_MILLIS = Long.toString(Duration.ofHours(2).toMillis());

  /** The one that sends to it; there is no process 0. */
  private static final String SENDER =
      "SELECT coalesce(max(active_pid), 0) FROM pg_replication_slots"
          + " WHERE slot_name = 'millrace_outbox'";

  private static final Duration LOOK = Duration.ofMillis(20);

  private final LocalServers servers;
  private final PlainSql superuser;
  private final EventTopic topic;
  private final Properties properties;
  private final long before;
  private Optional<ProcessHandle> sender = Optional.empty();

  private DebeziumPeer(
      LocalServers servers, PlainSql superuser, EventTopic topic, Properties properties) {
    this.servers = servers;
    this.superuser = superuser;
    this.topic = topic;
    this.properties = properties;
    this.before = drawn();
  }

  /**
   * Starts one that carries every row from now on.
   *
   * @param topic nobody else's
   */
  static DebeziumPeer start(
      Benchmark.Surface surface,
      LocalServers servers,
      Endpoints.Database database,
      PlainSql superuser,
      EventTopic topic)
      throws InterruptedException {
    Path layout = surface.dist().resolveSibling(PROCESS);
    Replication.execute(layout.resolve("outbox.sql"), superuser);
    String password = UUID.randomUUID().toString();
    superuser.execute("ALTER ROLE millrace_debezium PASSWORD '" + password + "'");
    Properties ours = ofThisRun(servers, database, topic);
    Properties all = read(layout.resolve("outbox.properties"));
    all.putAll(ours);
    DebeziumPeer peer = new DebeziumPeer(servers, superuser, topic, all);
    ours.setProperty("database.password", password);
    Path file = surface.data().resolve("debezium.properties");
    write(ours, file);
    servers.start(
        Set.of(), List.of(ProcessSpec.of(PROCESS, surface.data(), command(layout, file))));
    return peer;
  }

  private static Properties ofThisRun(
      LocalServers servers, Endpoints.Database database, EventTopic topic) {
    Properties properties = new Properties();
    properties.setProperty("database.hostname", database.host());
    properties.setProperty("database.port", Integer.toString(database.port()));
    properties.setProperty("database.dbname", database.name());
    properties.setProperty("transforms.outbox.route.topic.replacement", topic.name());
    properties.setProperty(
        "producer.override.bootstrap.servers", servers.endpoints().kafkaBootstrap());
    properties.setProperty(
        "offset.storage", "org.apache.kafka.connect.storage.MemoryOffsetBackingStore");
    properties.setProperty("lsn.flush.timeout.ms", FROZEN_MILLIS);
    properties.setProperty("producer.override.request.timeout.ms", FROZEN_MILLIS);
    properties.setProperty("producer.override.delivery.timeout.ms", FROZEN_MILLIS + "0");
    return properties;
  }

  private static List<String> command(Path layout, Path file) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JAVA);
    command.addAll(List.of("-cp", layout.resolve("lib") + "/*"));
    command.add("dev.millrace.debezium.RunDebezium");
    command.add(layout.resolve("outbox.properties").toString());
    command.add(file.toString());
    return command;
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  private static void write(Properties properties, Path file) {
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void freeze() {
    servers.stack().pause(PROCESS);
    sender = ProcessHandle.of(superuser.number(SENDER));
    sender.ifPresent(Signal.STOP::sendToTree);
  }

  void goOn() {
    sender.ifPresent(Signal.CONT::sendToTree);
    servers.stack().resume(PROCESS);
  }

  /** Nothing may be left frozen, as it would not end. */
  @Override
  public void close() {
    goOn();
  }

  /** Returns when every row is in its topic that was ever written. */
  void catchUp() {
    long wanted = drawn() - before;
    long arrived = topic.everWritten();
    long since = System.nanoTime();
    while (arrived < wanted) {
      LockSupport.parkNanos(LOOK.toNanos());
      long now = topic.everWritten();
      if (now > arrived) {
        since = System.nanoTime();
      } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
        throw new StackException(
            "Debezium stands at %,d of %,d rows; see logs/%s.log in the data folder"
                .formatted(now, wanted, PROCESS));
      }
      arrived = now;
    }
  }

  /** Each row has drawn a number, and nobody else draws. */
  private long drawn() {
    return superuser.number(
        "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM millrace.outbox_seq");
  }

  Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> settings.put(name, properties.getProperty(name)));
    settings.remove("database.password");
    settings.put("java", String.join(" ", JAVA));
    return settings;
  }
}
