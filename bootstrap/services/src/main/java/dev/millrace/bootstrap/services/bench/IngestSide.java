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
import dev.millrace.application.ingest.PageReader;
import dev.millrace.application.ingest.RetryPolicy;
import dev.millrace.bootstrap.services.process.ReadAhead;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.port.schema.SchemaId;
import dev.millrace.domain.port.schema.Schemas;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A run as the ingest process executes it, its pages already at hand. */
final class IngestSide implements Side {

  static final String PAGES = "millrace";
  static final String ONE_BY_ONE = "one by one";

  /** Encoding asks no registry. */
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1/");

  private final String name;
  private final Pages pages;
  private final IngestTables tables;
  private final Runs runs;
  private final IngestRun ingest;
  private RunId run = new RunId(UUID.randomUUID());

  private IngestSide(String name, Pages pages, IngestTables tables, Runs runs, IngestRun ingest) {
    this.name = name;
    this.pages = pages;
    this.tables = tables;
    this.runs = runs;
    this.ingest = ingest;
  }

  static IngestSide of(
      String name, PostgresDatabase database, Family<?> family, Pages pages, IngestTables tables) {
    EventCodec codec = new AvroCodec(new ConfluentRegistry(RegistryConfig.of(NOWHERE)));
    Runs runs = new PostgresRuns(database, Clock.systemUTC());
    IngestRun ingest =
        new IngestingRun(
            new Families(List.of(family)),
            runs,
            new PageReader(
                (request, secrets) -> pages.all().get(request.page() - 1), new ReadAhead()),
            new PostgresIntake(database),
            schemas(database, codec, family),
            codec,
            UUID::randomUUID,
            RetryPolicy.DEFAULT);
    return new IngestSide(name, pages, tables, runs, ingest);
  }

  private static Schemas schemas(PostgresDatabase database, EventCodec codec, Family<?> family) {
    Schemas schemas = new PostgresSchemas(database);
    schemas.save(
        new RegisteredSchema(
            family.name().subject(),
            new SchemaId(1),
            codec.definition(family.name()),
            "not compared"));
    return schemas;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>(tables.settings());
    settings.putAll(pages.settings());
    return settings;
  }

  Pages pages() {
    return pages;
  }

  RunId run() {
    return run;
  }

  @Override
  public void prepare() {
    tables.empty();
  }

  @Override
  public void work() {
    run = new RunId(UUID.randomUUID());
    runs.submit(run, pages.plan());
    ingest.ingest(run);
  }

  @Override
  public Proof prove() {
    return tables.proof(run, pages.plan().records());
  }
}
