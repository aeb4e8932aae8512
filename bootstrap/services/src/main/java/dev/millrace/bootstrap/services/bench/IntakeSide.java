package dev.millrace.bootstrap.services.bench;

import dev.millrace.adapters.kafka.codec.AvroCodec;
import dev.millrace.adapters.kafka.codec.ConfluentRegistry;
import dev.millrace.adapters.kafka.codec.RegistryConfig;
import dev.millrace.adapters.postgres.PostgresDatabase;
import dev.millrace.adapters.postgres.PostgresIntake;
import dev.millrace.adapters.postgres.PostgresRuns;
import dev.millrace.adapters.postgres.PostgresSchemas;
import dev.millrace.application.ingest.IngestRun;
import dev.millrace.application.ingest.IngestingRun;
import dev.millrace.application.ingest.RetryPolicy;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.port.schema.SchemaId;
import dev.millrace.domain.port.schema.Schemas;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A run as the ingest process executes it, its pages already at hand. */
final class IntakeSide implements Side {

  /** Encoding asks no registry. */
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1/");

  private final SimulatedPages pages;
  private final PlainSql sql;
  private final Map<String, String> settings;
  private final Runs runs;
  private final IngestRun ingest;
  private RunId run = new RunId(UUID.randomUUID());

  private IntakeSide(
      SimulatedPages pages,
      PlainSql sql,
      Map<String, String> settings,
      Runs runs,
      IngestRun ingest) {
    this.pages = pages;
    this.sql = sql;
    this.settings = Map.copyOf(settings);
    this.runs = runs;
    this.ingest = ingest;
  }

  static IntakeSide of(
      PostgresDatabase database, SimulatedPages pages, PlainSql sql, Map<String, String> settings) {
    EventCodec codec = new AvroCodec(new ConfluentRegistry(RegistryConfig.of(NOWHERE)));
    Schemas schemas = new PostgresSchemas(database);
    schemas.save(
        new RegisteredSchema(
            pages.users().name().subject(),
            new SchemaId(1),
            codec.definition(pages.users().name()),
            "not compared"));
    Runs runs = new PostgresRuns(database, Clock.systemUTC());
    IngestRun ingest =
        new IngestingRun(
            new Families(List.of(pages.users())),
            runs,
            (request, secrets) -> pages.all().get(request.page() - 1),
            new PostgresIntake(database),
            schemas,
            codec,
            UUID::randomUUID,
            RetryPolicy.DEFAULT);
    return new IntakeSide(pages, sql, settings, runs, ingest);
  }

  @Override
  public String name() {
    return "millrace intake";
  }

  @Override
  public Map<String, String> settings() {
    return settings;
  }

  @Override
  public void work() {
    run = new RunId(UUID.randomUUID());
    runs.submit(run, pages.plan());
    ingest.ingest(run);
  }

  @Override
  public Proof prove() {
    return sql.proof(
        pages.records(),
        "SELECT count(*), count(DISTINCT aggregateid) FROM millrace.outbox WHERE run_id = ?",
        run.value());
  }
}
