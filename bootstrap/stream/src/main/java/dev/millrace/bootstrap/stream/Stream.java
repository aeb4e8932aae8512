package dev.millrace.bootstrap.stream;

import dev.millrace.adapters.cassandra.CassandraViewPlaces;
import dev.millrace.adapters.cassandra.CassandraWriterGenerations;
import dev.millrace.adapters.cassandra.CassandraWriterLeases;
import dev.millrace.adapters.cassandra.RequestLimits;
import dev.millrace.adapters.kafka.KafkaConfig;
import dev.millrace.adapters.kafka.KafkaConsumedOffsets;
import dev.millrace.adapters.kafka.KafkaReceipts;
import dev.millrace.adapters.spark.OffsetReports;
import dev.millrace.adapters.spark.Query;
import dev.millrace.adapters.spark.QueryMetrics;
import dev.millrace.adapters.spark.Rehearsal;
import dev.millrace.adapters.spark.ShutdownOrder;
import dev.millrace.adapters.spark.SparkConfig;
import dev.millrace.adapters.spark.Supervision;
import dev.millrace.bootstrap.configuration.LogFormat;
import dev.millrace.bootstrap.configuration.ReadyFile;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.serving.ViewPlaces;
import dev.millrace.domain.port.serving.WriterGenerations;
import dev.millrace.domain.port.serving.WriterLeases;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The streaming driver: two queries per family, from Kafka to Cassandra, until it is stopped. */
public final class Stream {

  private static final Logger LOG = LoggerFactory.getLogger(Stream.class);

  private Stream() {}

  public static void main(String[] arguments) throws InterruptedException {
    Ending ending = Ending.of(() -> run(Settings.of(System.getenv())));
    if (ending != Ending.DONE) {
      System.exit(ending.code());
    }
  }

  private static Ending run(Settings settings) throws InterruptedException {
    LogFormat.apply(settings);
    LOG.info("settings:\n{}", settings.table());
    KafkaConfig kafka = StreamFactory.kafka(settings.text(Setting.KAFKA_BOOTSTRAP_SERVERS));
    SparkConfig config =
        new SparkConfig(settings.text(Setting.STREAM_MASTER), SparkProperties.of(settings));
    try (SparkSession spark = config.open();
        KafkaReceipts receipts = new KafkaReceipts(kafka);
        KafkaConsumedOffsets offsets = new KafkaConsumedOffsets(kafka);
        DriverSession cassandra = new DriverSession(settings)) {
      String keyspace = settings.text(Setting.CASSANDRA_KEYSPACE);
      WriterLeases leases = new CassandraWriterLeases(cassandra, keyspace);
      WriterGenerations generations = new CassandraWriterGenerations(cassandra, keyspace);
      ViewPlaces places = new CassandraViewPlaces(cassandra, keyspace, RequestLimits.DEFAULT);
      StreamQueries queries =
          new StreamQueries(settings, spark, receipts, leases, generations, places);
      QueryMetrics metrics = new QueryMetrics(queries.names(), Clock.systemUTC());
      spark.streams().addListener(new OffsetReports(offsets, queries.names(), Clock.systemUTC()));
      spark.streams().addListener(metrics);
      MetricsPage page = MetricsPage.open(settings, QueryMetrics.CONTENT_TYPE, metrics::page);
      try (page) {
        return supervise(settings, spark, queries);
      }
    }
  }

  /** The first family is ready before the others begin, so that they do not delay it. */
  private static Ending supervise(Settings settings, SparkSession spark, StreamQueries queries)
      throws InterruptedException {
    List<Query> first = queries.first();
    try (Supervision supervision = Supervision.start(first)) {
      ShutdownOrder.BEFORE_SPARK.run(supervision::close);
      supervision.endWith(spark);
      Rehearsal.of(spark, first);
      supervision.awaitRunning();
      if (supervision.isRunning()) {
        LOG.info("stream ready");
        ReadyFile.announce(settings);
        supervision.add(queries.others());
      }
      Optional<PermanentFailure> failure = supervision.await();
      return failure.isPresent() ? Ending.UNAVAILABLE : Ending.DONE;
    }
  }
}
