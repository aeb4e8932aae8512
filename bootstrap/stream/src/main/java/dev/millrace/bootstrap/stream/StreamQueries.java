package dev.millrace.bootstrap.stream;

import dev.millrace.adapters.spark.BatchPlaces;
import dev.millrace.adapters.spark.FactsQuery;
import dev.millrace.adapters.spark.KafkaRecordLog;
import dev.millrace.adapters.spark.OperatorQuery;
import dev.millrace.adapters.spark.PartsAddress;
import dev.millrace.adapters.spark.Query;
import dev.millrace.adapters.spark.QueryName;
import dev.millrace.adapters.spark.RecordLog;
import dev.millrace.adapters.spark.SoleQuery;
import dev.millrace.adapters.spark.WindowsQuery;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.receipt.Receipts;
import dev.millrace.domain.port.serving.ViewPlaces;
import dev.millrace.domain.port.serving.WriterGenerations;
import dev.millrace.domain.port.serving.WriterLeases;
import dev.millrace.domain.record.FamilyName;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** The queries of all families, each for this driver alone. */
record StreamQueries(
    Settings settings,
    SparkSession spark,
    Receipts receipts,
    WriterLeases leases,
    WriterGenerations generations,
    ViewPlaces places) {

  /** Those of each family that the settings name, or of all that there are. */
  List<QueryName> names() {
    return families().stream().flatMap(StreamQueries::names).toList();
  }

  /** One for its facts, one for its counts and one for its operator, where it has any. */
  private static Stream<QueryName> names(FamilyName name) {
    Family<?> family = StreamFactory.FAMILIES.named(name);
    List<QueryName> names = new ArrayList<>(List.of(QueryName.facts(name)));
    if (!family.windowedCounts().isEmpty()) {
      names.add(QueryName.windows(name));
    }
    if (family.operator().isPresent()) {
      names.add(QueryName.operator(name));
    }
    return names.stream();
  }

  /** Those of the first family, which everybody waits for. */
  List<Query> first() {
    return of(families().get(0));
  }

  List<Query> others() {
    return families().stream().skip(1).flatMap(family -> of(family).stream()).toList();
  }

  private List<FamilyName> families() {
    return settings.text(Setting.STREAM_FAMILIES).isEmpty()
        ? StreamFactory.FAMILIES.all().stream().<FamilyName>map(Family::name).toList()
        : settings.list(Setting.STREAM_FAMILIES).stream().map(FamilyName::new).toList();
  }

  private List<Query> of(FamilyName family) {
    return names(family).map(name -> sole(query(name))).toList();
  }

  private Query query(QueryName name) {
    return switch (name.kind()) {
      case QueryName.FACTS -> facts(name);
      case QueryName.WINDOWS -> windows(name);
      default -> operator(name);
    };
  }

  private Query facts(QueryName name) {
    return new FactsQuery(
        name,
        log(name),
        parts(name.family()),
        receipts,
        checkpoint(name),
        Clock.systemUTC(),
        generations,
        BatchPlaces.of(places));
  }

  private Query windows(QueryName name) {
    return new WindowsQuery(
        name, log(name), parts(name.family()), checkpoint(name), Clock.systemUTC(), generations);
  }

  private Query operator(QueryName name) {
    return new OperatorQuery(
        name, log(name), parts(name.family()), checkpoint(name), Clock.systemUTC(), generations);
  }

  private PartsAddress parts(FamilyName family) {
    return PartsAddress.of(StreamFactory.class, family, StreamFactory.settings(settings));
  }

  private Query sole(Query query) {
    RuntimeMXBean process = ManagementFactory.getRuntimeMXBean();
    return SoleQuery.of(
        query, leases, process.getName(), Instant.ofEpochMilli(process.getStartTime()));
  }

  private RecordLog log(QueryName query) {
    return new KafkaRecordLog(
        spark,
        query,
        settings.text(Setting.KAFKA_BOOTSTRAP_SERVERS),
        settings.number(Setting.STREAM_MAX_OFFSETS));
  }

  private Path checkpoint(QueryName query) {
    return Path.of(settings.text(Setting.STREAM_CHECKPOINTS)).resolve(query.toString());
  }
}
