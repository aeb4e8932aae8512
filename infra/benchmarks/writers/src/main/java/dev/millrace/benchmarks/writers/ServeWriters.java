package dev.millrace.benchmarks.writers;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.spark.connector.cql.CassandraConnector;
import dev.millrace.adapters.kafka.KafkaConfig;
import dev.millrace.adapters.kafka.KafkaReceipts;
import dev.millrace.adapters.spark.SparkConfig;
import dev.millrace.adapters.spark.StreamParts;
import dev.millrace.benchmarks.peer.Peer;
import dev.millrace.benchmarks.peer.ServePeers;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.stream.StreamFactory;
import dev.millrace.domain.record.FamilyName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** The process of the peers that need Spark's class path. */
public final class ServeWriters {

  private static final FamilyName USERS = new FamilyName("users");

  /** As many as the topic has partitions. */
  private static final int TASKS = 4;

  private static final int CORES = 2;

  private ServeWriters() {}

  /**
   * Serves until the process is ended, once the queries have carried what both topics hold.
   *
   * @param arguments the port, how many records each topic holds, and a folder for checkpoints
   */
  public static void main(String[] arguments) throws IOException, TimeoutException {
    Settings settings = Settings.of(System.getenv());
    int records = Integer.parseInt(arguments[1]);
    SparkSession spark =
        new SparkConfig(settings.text(Setting.STREAM_MASTER), connection(settings)).open();
    List<Peer> peers = peers(spark, settings, records, Path.of(arguments[2]));
    ServePeers.on(Integer.parseInt(arguments[0]), peers);
  }

  private static List<Peer> peers(
      SparkSession spark, Settings settings, int records, Path checkpoints)
      throws TimeoutException {
    String bootstrap = settings.text(Setting.KAFKA_BOOTSTRAP_SERVERS);
    String keyspace = settings.text(Setting.CASSANDRA_KEYSPACE);
    StreamParts<?> parts = new StreamFactory().open(USERS, travelling(settings));
    AtHand atHand =
        AtHand.put(parts, TopicRecords.read(bootstrap, USERS.topic(), records, parts.projector()));
    CqlSession session = CassandraConnector.apply(spark.sparkContext().getConf()).openSession();
    Carried carried = new Carried();
    spark.streams().addListener(carried);
    Queries queries =
        new Queries(
            spark,
            bootstrap,
            settings.number(Setting.STREAM_MAX_OFFSETS),
            checkpoints,
            travelling(settings));
    KafkaReceipts receipts = new KafkaReceipts(KafkaConfig.of(bootstrap, TASKS));
    return List.of(
        new QueryPeer(queries.facts(USERS, receipts), carried, records, queries.text()).warm(),
        new QueryPeer(queries.noop(), carried, records, queries.text()).warm(),
        new WriterPeer(JavaSparkContext.fromSparkContext(spark.sparkContext()), TASKS),
        new DriverPeer("java-driver", session, keyspace, atHand.rows(), CORES),
        new DriverPeer("java-driver-all-views", session, keyspace, atHand.records(), CORES),
        SinkPeer.over(atHand, keyspace, spark, TASKS));
  }

  private static Map<String, String> travelling(Settings settings) {
    Map<String, String> travelling = new TreeMap<>();
    for (Setting setting : Setting.values()) {
      travelling.put(setting.key(), settings.text(setting));
    }
    return travelling;
  }

  /**
   * The connector keeps its session open between its turns; and nobody takes a process for dead
   * that stands still while others have theirs.
   */
  private static Map<String, String> connection(Settings settings) {
    String point = settings.list(Setting.CASSANDRA_CONTACT_POINTS).get(0);
    int colon = point.lastIndexOf(':');
    Map<String, String> connection = new HashMap<>();
    connection.put("spark.cassandra.connection.host", point.substring(0, colon));
    connection.put("spark.cassandra.connection.port", point.substring(colon + 1));
    connection.put(
        "spark.cassandra.connection.localDC", settings.text(Setting.CASSANDRA_DATACENTER));
    connection.put("spark.cassandra.connection.keepAliveMS", "3600000");
    connection.put("spark.network.timeout", "3600s");
    return connection;
  }
}
