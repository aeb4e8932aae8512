package dev.millrace.bootstrap.services.checkup;

import com.google.inject.Injector;
import dev.millrace.adapters.kafka.GroupLag;
import dev.millrace.adapters.kafka.KafkaCheckup;
import dev.millrace.adapters.kafka.codec.ConfluentRegistry;
import dev.millrace.adapters.postgres.PostgresCheckup;
import dev.millrace.adapters.postgres.RelayBacklog;
import dev.millrace.application.schemas.RegisterSchemas;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.services.checkup.ServerExamination.Question;
import dev.millrace.bootstrap.services.wiring.Modules;
import dev.millrace.domain.port.outbox.Backlog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The servers: their versions, whether they hold what the path needs, and how far the path is. */
public final class ServerExaminations {

  /** What waits longer is not just on its way. */
  private static final Duration LATE = Duration.ofMinutes(1);

  private static final String CURSOR = "cursor";
  private static final String LAG = "lag";

  private static final List<ServerExamination> ALL =
      List.of(
          new ServerExamination(
              "postgres",
              Setting.POSTGRES_URL,
              Modules.tables(),
              List.of(
                  new Question("postgres", ServerExaminations::postgres),
                  new Question("tables", ServerExaminations::tables),
                  new Question(CURSOR, ServerExaminations::cursor),
                  new Question(OutboxDays.NAME, OutboxDays::in),
                  new Question(LongTransactions.OF_POSTGRES, LongTransactions::inPostgres))),
          new ServerExamination(
              "kafka",
              Setting.KAFKA_BOOTSTRAP_SERVERS,
              Modules.topics(),
              List.of(
                  new Question("kafka", ServerExaminations::kafka),
                  new Question("topics", Holdings::topics),
                  new Question(LAG, ServerExaminations::lag),
                  new Question(LongTransactions.OF_KAFKA, LongTransactions::inKafka))),
          new ServerExamination(
              "registry",
              Setting.REGISTRY_URL,
              Modules.schemas(),
              List.of(
                  new Question("registry", ServerExaminations::registry),
                  new Question("schemas", ServerExaminations::schemas))),
          new ServerExamination(
              "cassandra",
              Setting.CASSANDRA_CONTACT_POINTS,
              Modules.views(),
              List.of(
                  new Question(CassandraNodes.NAME, CassandraNodes::in),
                  new Question("views", Holdings::views))));

  private static final ServerExamination SPARK =
      new ServerExamination(
          SparkMaster.NAME,
          Setting.STREAM_MASTER_WEB,
          List.of(),
          List.of(new Question(SparkMaster.NAME, SparkMaster::look)));

  private ServerExaminations() {}

  /** All that there are. */
  public static List<Examination> of(Surroundings surroundings) {
    List<ServerExamination> all = new ArrayList<>(ALL);
    if (SparkMaster.isPartOf(surroundings.settings())) {
      all.add(SPARK);
    }
    return all.stream().map(examination -> examination.in(surroundings)).toList();
  }

  private static Finding postgres(Injector injector) {
    return Finding.ok(
        "postgres", "version " + injector.getInstance(PostgresCheckup.class).version());
  }

  private static Finding tables(Injector injector) {
    PostgresCheckup checkup = injector.getInstance(PostgresCheckup.class);
    List<String> differences = checkup.schemaDifferences();
    return differences.isEmpty()
        ? Finding.ok("tables", "migrated to version " + checkup.schemaVersion())
        : Finding.fail(
            "tables",
            String.join("; ", differences),
            "`millrace up` migrates; for a newer schema, run the newer Millrace");
  }

  private static Finding cursor(Injector injector) {
    return cursor(injector.getInstance(PostgresCheckup.class).backlog());
  }

  private static Finding cursor(RelayBacklog backlog) {
    if (!backlog.hasRun()) {
      return Finding.warn(CURSOR, "the relay has never run", "start `millrace relay`");
    }
    if (!backlog.isSameHistory()) {
      return Finding.fail(
          CURSOR,
          "the relay's cursor is of another database, or of a later time of this one",
          "start `millrace relay` and do what it says");
    }
    Backlog waiting = backlog.waiting();
    String found =
        waiting.records() == 0
            ? "everything is published"
            : "%,d events wait to be published, the oldest for %d s"
                .formatted(waiting.records(), waiting.age().toSeconds());
    return waiting.age().compareTo(LATE) > 0
        ? Finding.warn(CURSOR, found, "see that `millrace relay` runs, and its log")
        : Finding.ok(CURSOR, found);
  }

  private static Finding kafka(Injector injector) {
    return Finding.ok("kafka", injector.getInstance(KafkaCheckup.class).version());
  }

  private static Finding lag(Injector injector) {
    List<GroupLag> lags = injector.getInstance(KafkaCheckup.class).lags(LATE);
    if (lags.isEmpty()) {
      return Finding.warn(
          LAG, "nobody has read yet", "start `millrace stream` and `millrace control`");
    }
    String late = lags.stream().filter(GroupLag::isLate).map(GroupLag::group).collect(commas());
    return late.isEmpty()
        ? Finding.ok(LAG, words(lags.stream()))
        : Finding.warn(
            LAG,
            words(lags.stream()) + "; late: " + late,
            "see that `millrace stream` and `millrace control` run, and their logs");
  }

  private static String words(Stream<GroupLag> lags) {
    return lags.map(lag -> "%s %,d".formatted(lag.group(), lag.records())).collect(commas());
  }

  private static java.util.stream.Collector<CharSequence, ?, String> commas() {
    return Collectors.joining(", ");
  }

  private static Finding registry(Injector injector) {
    return Finding.ok(
        "registry",
        injector
            .getInstance(ConfluentRegistry.class)
            .version()
            .orElse("answers, tells no version"));
  }

  private static Finding schemas(Injector injector) {
    return Finding.of(
        "schemas",
        "registered, and this program's",
        injector.getInstance(RegisterSchemas.class).check());
  }
}
