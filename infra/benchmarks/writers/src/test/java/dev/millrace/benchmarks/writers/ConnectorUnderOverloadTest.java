package dev.millrace.benchmarks.writers;

import static com.datastax.oss.simulacron.common.stubbing.PrimeDsl.overloaded;
import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.spark.connector.cql.CassandraConnector;
import com.datastax.spark.connector.writer.AsyncExecutor;
import dev.millrace.adapters.cassandra.CassandraViewWriter;
import dev.millrace.adapters.cassandra.RequestLimits;
import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.ColumnType;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.WriteTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;

/**
 * How often one row is sent to a node that says it is overloaded: by what the connector's sink
 * sends with, and by our writer, both on the connector's session. For the figures; they are logged.
 */
@Tag("matrix")
@Timeout(120)
class ConnectorUnderOverloadTest {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectorUnderOverloadTest.class);

  private static final View VIEW =
      new View(
          "visits",
          List.of(Column.of("id", ColumnType.INT)),
          List.of(),
          List.of(Column.of("place", ColumnType.TEXT)));

  private static final String INSERT =
      "INSERT INTO simulated.visits (id, place) VALUES (?, ?) USING TIMESTAMP ?";

  private final SimulatedNode node = new SimulatedNode(INSERT, parameters());

  private static Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("id", "int");
    parameters.put("place", "varchar");
    parameters.put("[timestamp]", "bigint");
    return parameters;
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void theConnectorSendsItAgainAtOnceAndWithoutEnd() throws Exception {
    try (CqlSession session = session()) {
      PreparedStatement insert = session.prepare(INSERT);
      AsyncExecutor<BoundStatement, AsyncResultSet> executor =
          new AsyncExecutor<>(session::executeAsync, 5, Option.empty(), Option.empty());
      node.answerWith(overloaded("planted"));
      var unused = executor.executeAsync(insert.bind(1, "Ulm", 10L));
      double warm = node.secondsOf(2_000, 60);
      double seconds = node.secondsOf(2_000, 60);
      LOG.info(
          "the connector: {} attempts per second ({} at first)", 2_000 / seconds, 2_000 / warm);
      node.recover();
      executor.waitForCurrentlyExecutingTasks();

      assertThat(executor.getLatestException().isEmpty()).isTrue();
    }
  }

  @Test
  void ourWriterBacksOff() throws Exception {
    Mutation row = new Mutation.Upsert(VIEW, List.of(1, "Ulm"), new WriteTime(10), false);
    try (CqlSession session = session();
        ViewWriter writer = new CassandraViewWriter(session, "simulated", RequestLimits.DEFAULT)) {
      writer.write(List.of(row));
      writer.flush();
      node.answerWith(overloaded("planted"));
      writer.write(List.of(row));
      double seconds = node.secondsOf(6, 60);
      LOG.info("our writer: {} attempts per second, and ever fewer", 6 / seconds);
      node.recover();
      writer.flush();
    }
  }

  private CqlSession session() {
    return CassandraConnector.apply(
            new SparkConf(false)
                .set("spark.cassandra.connection.host", "127.0.0.1")
                .set("spark.cassandra.connection.port", Integer.toString(node.port()))
                .set("spark.cassandra.connection.localDC", SimulatedNode.DATACENTER))
        .openSession();
  }
}
