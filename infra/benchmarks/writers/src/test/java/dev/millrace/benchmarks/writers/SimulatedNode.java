package dev.millrace.benchmarks.writers;

import static com.datastax.oss.simulacron.common.stubbing.PrimeDsl.noRows;
import static com.datastax.oss.simulacron.common.stubbing.PrimeDsl.query;
import static com.datastax.oss.simulacron.common.stubbing.PrimeDsl.when;

import com.datastax.oss.simulacron.common.cluster.ClusterSpec;
import com.datastax.oss.simulacron.common.cluster.DataCenterSpec;
import com.datastax.oss.simulacron.common.result.Result;
import com.datastax.oss.simulacron.server.BoundCluster;
import com.datastax.oss.simulacron.server.BoundNode;
import com.datastax.oss.simulacron.server.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A node in this JVM that takes one insert, or answers it with a fault. */
final class SimulatedNode implements AutoCloseable {

  static final String DATACENTER = "dc1";

  private final Server server = Server.builder().build();
  private final int port = freePort();
  private final BoundCluster cluster = server.register(oneNode(port));
  private final BoundNode node = cluster.getNodes().iterator().next();
  private final Semaphore inserts = new Semaphore(0);
  private final String insert;

  /**
   * @param parameters the types of the insert's parameters by their names, in their order
   */
  SimulatedNode(String insert, Map<String, String> parameters) {
    this.insert = insert;
    node.registerQueryListener(
        (received, log) -> inserts.release(),
        false,
        log -> insert.equals(log.getQuery()) && "EXECUTE".equals(log.getType()));
    cluster.prime(
        when(query(insert, List.of(), new LinkedHashMap<>(), new LinkedHashMap<>(parameters)))
            .then(noRows()));
  }

  private static ClusterSpec oneNode(int port) {
    ClusterSpec cluster = ClusterSpec.builder().build();
    DataCenterSpec datacenter = cluster.addDataCenter().withName(DATACENTER).build();
    datacenter
        .addNode()
        .withAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
        .build();
    return cluster;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new IllegalStateException("no port is free", none);
    }
  }

  int port() {
    return port;
  }

  /** Answers every insert with a fault from now on. */
  void answerWith(Result fault) {
    inserts.drainPermits();
    node.prime(when(insert).then(fault));
  }

  /** Takes inserts again. */
  void recover() {
    node.clearPrimes(true);
  }

  /**
   * How long so many inserts took to come.
   *
   * @throws IllegalStateException when they have not after so many seconds
   */
  double secondsOf(int wanted, int patienceSeconds) throws InterruptedException {
    long begun = System.nanoTime();
    if (!inserts.tryAcquire(wanted, patienceSeconds, TimeUnit.SECONDS)) {
      throw new IllegalStateException(
          "%d of %d inserts came in %d s"
              .formatted(inserts.availablePermits(), wanted, patienceSeconds));
    }
    return (System.nanoTime() - begun) / 1e9;
  }

  @Override
  public void close() {
    server.close();
  }
}
