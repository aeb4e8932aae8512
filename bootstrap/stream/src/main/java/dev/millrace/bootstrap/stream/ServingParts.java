package dev.millrace.bootstrap.stream;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.millrace.adapters.cassandra.CassandraServedPartitions;
import dev.millrace.adapters.cassandra.CassandraViewWriter;
import dev.millrace.adapters.cassandra.RequestLimits;
import dev.millrace.adapters.kafka.KafkaDataAlerts;
import dev.millrace.adapters.kafka.KafkaDeadLetters;
import dev.millrace.adapters.spark.StreamParts;
import dev.millrace.domain.family.Enricher;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.family.KnownPlaces;
import dev.millrace.domain.family.PlacedPartitions;
import dev.millrace.domain.family.PlacedWriter;
import dev.millrace.domain.family.Projector;
import dev.millrace.domain.port.dataalert.DataAlerts;
import dev.millrace.domain.port.serving.Places;
import dev.millrace.domain.port.serving.ServedPartitions;
import dev.millrace.domain.port.serving.ViewWriter;
import java.util.Optional;

/** The parts of one family on one executor. */
record ServingParts<R>(
    Family<R> family,
    Projector<R> projector,
    KafkaDeadLetters deadLetters,
    Optional<KafkaDataAlerts> told,
    CqlSession session,
    String keyspace,
    CassandraServedPartitions partitions,
    Families families)
    implements StreamParts<R> {

  ServingParts(
      Family<R> family,
      Projector<R> projector,
      KafkaDeadLetters deadLetters,
      Optional<KafkaDataAlerts> told,
      CqlSession session,
      String keyspace,
      Families families) {
    this(
        family,
        projector,
        deadLetters,
        told,
        session,
        keyspace,
        new CassandraServedPartitions(session, keyspace, RequestLimits.DEFAULT),
        families);
  }

  /** Only where there is an operator. */
  @Override
  public DataAlerts alerts() {
    return told.orElseThrow();
  }

  @Override
  public ViewWriter openWriter(Places places) {
    return new PlacedWriter(
        new CassandraViewWriter(session, keyspace, RequestLimits.DEFAULT), places);
  }

  @Override
  public ServedPartitions partitions(Places places) {
    return new PlacedPartitions(partitions, KnownPlaces.fixed(places));
  }

  @Override
  public Enricher<R> openEnricher(Places places) {
    return new Enricher<>(family, families, partitions(places));
  }

  @Override
  public void close() {
    deadLetters.close();
    told.ifPresent(KafkaDataAlerts::close);
    session.close();
  }
}
