package dev.millrace.bootstrap.stream;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.spark.connector.cql.CassandraConnector;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.domain.failure.TransientFailure;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;

/** A session of the Spark connector's own driver, shared by all tasks of an executor. */
final class ConnectorSession {

  private ConnectorSession() {}

  static CqlSession open(Travelled settings) {
    try {
      return CassandraConnector.apply(conf(settings)).openSession();
    } catch (RuntimeException unreachable) {
      throw failure(settings, unreachable);
    }
  }

  private static TransientFailure failure(Travelled settings, RuntimeException cause) {
    return new TransientFailure(
        "Cassandra at "
            + settings.get(Setting.CASSANDRA_CONTACT_POINTS)
            + " cannot be reached: "
            + cause.getMessage(),
        cause);
  }

  /**
   * The writer retries by itself, with a deadline: the connector's own retries are switched off.
   */
  private static SparkConf conf(Travelled settings) {
    String[] points = settings.get(Setting.CASSANDRA_CONTACT_POINTS).split("\\s*,\\s*");
    SparkConf conf =
        new SparkConf(false)
            .set("spark.cassandra.connection.host", hosts(points))
            .set("spark.cassandra.connection.port", port(points[0]))
            .set("spark.cassandra.connection.localDC", settings.get(Setting.CASSANDRA_DATACENTER))
            .set("spark.cassandra.connection.reconnectionDelayMS.max", "5000")
            .set("spark.cassandra.connection.timeoutMS", "5000")
            .set("spark.cassandra.query.retry.count", "0");
    return settings.has(Setting.CASSANDRA_USER)
        ? conf.set("spark.cassandra.auth.username", settings.get(Setting.CASSANDRA_USER))
            .set("spark.cassandra.auth.password", settings.get(Setting.CASSANDRA_PASSWORD))
        : conf;
  }

  private static String hosts(String[] points) {
    return Arrays.stream(points)
        .map(point -> point.substring(0, point.lastIndexOf(':')))
        .collect(Collectors.joining(","));
  }

  private static String port(String point) {
    return point.substring(point.lastIndexOf(':') + 1);
  }
}
