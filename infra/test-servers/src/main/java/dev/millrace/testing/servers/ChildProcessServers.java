package dev.millrace.testing.servers;

import dev.millrace.local.Endpoints;
import dev.millrace.local.KafkaMode;
import dev.millrace.local.LocalConfig;
import dev.millrace.local.LocalServers;
import dev.millrace.local.Progress;
import dev.millrace.local.Server;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Children of this JVM, with their data and logs in {@code target/servers/<pid>} of the module
 * under test. They end with this JVM, however it ends.
 */
final class ChildProcessServers implements Servers {

  private static final Logger log = LoggerFactory.getLogger(ChildProcessServers.class);

  private final LocalServers servers;
  private final AtomicInteger databases = new AtomicInteger();

  ChildProcessServers(KafkaMode kafka) {
    Path data =
        Path.of("target", "servers", Long.toString(ProcessHandle.current().pid())).toAbsolutePath();
    Path dist = Path.of(System.getProperty("millrace.dist", "target/dist"));
    // What is asked for is known only later, and so is the memory that it takes.
    this.servers =
        LocalServers.open(
            LocalConfig.of(data, dist).keepingMetadataIn(kafka).running(Set.of()),
            Progress.silent());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(data), "stop-servers"));
  }

  /** The logs stay: whoever looks into a red test needs them. */
  private void end(Path data) {
    servers.close();
    for (Server server : Server.values()) {
      delete(data.resolve(server.processName()));
    }
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      log.debug("{} stays until the next clean: {}", folder, e.toString());
    }
  }

  @Override
  public void start(Server... wanted) {
    try {
      servers.start(Set.of(wanted));
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  @Override
  public Endpoints.Database postgres() {
    start(Server.POSTGRES);
    return servers.endpoints().postgres();
  }

  @Override
  public Endpoints.Database freshDatabase() {
    start(Server.POSTGRES);
    return servers.database("test_" + databases.incrementAndGet());
  }

  @Override
  public String kafka() {
    start(Server.KAFKA);
    return servers.endpoints().kafkaBootstrap();
  }

  @Override
  public URI registry() {
    start(Server.REGISTRY);
    return servers.endpoints().registry();
  }

  @Override
  public Endpoints.Cassandra cassandra() {
    start(Server.CASSANDRA);
    return servers.endpoints().cassandra();
  }

  @Override
  public void stop(Server server) {
    servers.stack().stop(server.processName());
  }

  @Override
  public void kill(Server server) {
    servers.stack().kill(server.processName());
  }

  @Override
  public void restart(Server server) {
    try {
      servers.stack().start(server.processName());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  @Override
  public void pause(Server server) {
    servers.stack().pause(server.processName());
  }

  @Override
  public void resume(Server server) {
    servers.stack().resume(server.processName());
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while a server started", e);
  }
}
