package dev.millrace.adapters.cassandra;

import static com.datastax.oss.simulacron.common.stubbing.PrimeDsl.noRows;
import static com.datastax.oss.simulacron.common.stubbing.PrimeDsl.query;
import static com.datastax.oss.simulacron.common.stubbing.PrimeDsl.when;

import com.datastax.oss.simulacron.common.cluster.ClusterSpec;
import com.datastax.oss.simulacron.common.cluster.DataCenterSpec;
import com.datastax.oss.simulacron.common.cluster.QueryLog;
import com.datastax.oss.simulacron.common.result.Result;
import com.datastax.oss.simulacron.common.stubbing.PrimeDsl;
import com.datastax.oss.simulacron.server.BoundCluster;
import com.datastax.oss.simulacron.server.BoundNode;
import com.datastax.oss.simulacron.server.Server;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.ColumnType;
import dev.millrace.domain.view.View;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A node in this JVM that takes one view's rows, or answers them with a fault. */
final class SimulatedNode implements AutoCloseable {

  private static final String KEYSPACE = "simulated";
  private static final String DATACENTER = "dc1";
  private static final int PATIENCE_SECONDS = 20;

  private final Server server = Server.builder().build();
  private final int port = freePort();
  private final BoundCluster cluster = server.register(oneNode(port));
  private final BoundNode node = cluster.getNodes().iterator().next();
  private final AtomicInteger prepared = new AtomicInteger();
  private final AtomicInteger inserted = new AtomicInteger();
  private final Semaphore inserts = new Semaphore(0);
  private final View view;
  private final String insert;

  private SimulatedNode(View view) {
    this.view = view;
    this.insert = new Statements(KEYSPACE).insert(view);
    node.registerQueryListener(
        (received, log) -> note(log), false, log -> insert.equals(log.getQuery()));
    cluster.prime(
        when(query(insert, List.of(), new LinkedHashMap<>(), new LinkedHashMap<>(types())))
            .then(noRows()));
  }

  /** One that takes the rows of a view. */
  static SimulatedNode taking(View view) {
    return new SimulatedNode(view);
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

  private Map<String, String> types() {
    Map<String, String> types = new LinkedHashMap<>();
    for (Column column : view.columns()) {
      types.put(column.name(), type(column.type()));
    }
    types.put("[timestamp]", "bigint");
    return types;
  }

  private static String type(ColumnType type) {
    return type == ColumnType.TEXT ? "varchar" : Statements.type(type);
  }

  private void note(QueryLog log) {
    if ("EXECUTE".equals(log.getType())) {
      inserted.incrementAndGet();
      inserts.release();
    } else {
      prepared.incrementAndGet();
    }
  }

  CassandraConfig config() {
    return CassandraConfig.local("127.0.0.1:" + port, DATACENTER, KEYSPACE);
  }

  /** Answers every row with a fault from now on. */
  void answerWith(Result fault) {
    inserted.set(0);
    inserts.drainPermits();
    node.prime(when(insert).then(fault));
  }

  /** Takes rows again. */
  void recover() {
    node.clearPrimes(true);
  }

  /** Knows nothing of what was prepared here. */
  void forget() {
    prepared.set(0);
    cluster.clearPrimes(true);
  }

  /** How many rows came since the fault began, repetitions too. */
  int inserted() {
    return inserted.get();
  }

  /** How often the insert was prepared since it was forgotten. */
  int prepared() {
    return prepared.get();
  }

  /** Says from now on that the view's table is there. */
  void hasTheTable() {
    cluster.prime(
        when("SELECT table_name, column_name, kind, position, type, clustering_order"
                + " FROM system_schema.columns WHERE keyspace_name = ?")
            .then(
                PrimeDsl.rows()
                    .row(
                        "table_name", view.name(),
                        "column_name", "id",
                        "kind", "partition_key",
                        "position", 0,
                        "type", "uuid",
                        "clustering_order", "none")
                    .columnTypes(
                        "table_name", "varchar",
                        "column_name", "varchar",
                        "kind", "varchar",
                        "position", "int",
                        "type", "varchar",
                        "clustering_order", "varchar")));
  }

  /** What it was asked to do with the view's table, in that order. */
  List<String> changesOfTheTable() {
    return cluster.getLogs().getQueryLogs().stream()
        .map(QueryLog::getQuery)
        .filter(query -> query != null && query.contains("TABLE"))
        .toList();
  }

  /** Whether so many rows have come since the fault began, before patience ends. */
  boolean awaitInserts(int wanted) throws InterruptedException {
    return inserts.tryAcquire(wanted, PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    server.close();
  }
}
