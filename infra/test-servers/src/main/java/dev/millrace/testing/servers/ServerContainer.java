package dev.millrace.testing.servers;

import com.github.dockerjava.api.DockerClient;
import dev.millrace.local.Readiness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;

/** One container whose port on this machine stays the same when it is stopped and started. */
final class ServerContainer {

  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
  private static final long POLL_MILLIS = 100;

  private final GenericContainer<?> container;
  private final Readiness readiness;
  private final DockerClient docker;

  private ServerContainer(GenericContainer<?> container, Readiness readiness) {
    this.container = container;
    this.readiness = readiness;
    this.docker = container.getDockerClient();
  }

  /**
   * Starts it, and returns when it is ready.
   *
   * @param name its host name in the network
   * @param inside the port that it listens on, bound to {@code outside} on the loopback interface
   */
  static ServerContainer start(
      String image,
      String name,
      Network network,
      int outside,
      int inside,
      Map<String, String> environment,
      Readiness readiness) {
    // A port that is bound by number survives a restart; one that the engine chooses does not.
    GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse(image))
            .withNetwork(network)
            .withNetworkAliases(name)
            .withEnv(environment)
            .waitingFor(new Immediately());
    container.setPortBindings(List.of("127.0.0.1:" + outside + ":" + inside));
    container.start();
    ServerContainer server = new ServerContainer(container, readiness);
    server.awaitReady();
    return server;
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("no free port on the loopback interface", e);
    }
  }

  void stop() {
    docker.stopContainerCmd(container.getContainerId()).exec();
  }

  void kill() {
    docker.killContainerCmd(container.getContainerId()).exec();
  }

  void restart() {
    docker.startContainerCmd(container.getContainerId()).exec();
    awaitReady();
  }

  void pause() {
    docker.pauseContainerCmd(container.getContainerId()).exec();
  }

  void resume() {
    docker.unpauseContainerCmd(container.getContainerId()).exec();
  }

  private void awaitReady() {
    long start = System.nanoTime();
    while (!isReady()) {
      if (System.nanoTime() - start > START_TIMEOUT.toNanos()) {
        throw new IllegalStateException(
            container.getDockerImageName()
                + " was not ready after "
                + START_TIMEOUT
                + "; its log:\n"
                + container.getLogs());
      }
      pauseBeforeNextQuestion();
    }
  }

  private boolean isReady() {
    try {
      return readiness.isReady();
    } catch (IOException e) {
      return false;
    }
  }

  private static void pauseBeforeNextQuestion() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a container started", e);
    }
  }

  /** Readiness is asked here, in the same way at the first start and at later ones. */
  private static final class Immediately extends AbstractWaitStrategy {
    @Override
    protected void waitUntilReady() {}
  }
}
