package dev.millrace.bootstrap.services.wiring;

import com.google.inject.Exposed;
import com.google.inject.PrivateModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.adapters.http.HttpRecordSource;
import dev.millrace.adapters.http.api.ApiMetrics;
import dev.millrace.adapters.http.api.Bearer;
import dev.millrace.adapters.http.api.CollectBounds;
import dev.millrace.adapters.http.api.CollectRoutes;
import dev.millrace.adapters.http.api.HttpApi;
import dev.millrace.adapters.http.api.HttpApiConfig;
import dev.millrace.adapters.http.api.IngestFigures;
import dev.millrace.adapters.http.api.OpenApiRoute;
import dev.millrace.adapters.http.api.ProbeRoutes;
import dev.millrace.adapters.http.api.Route;
import dev.millrace.adapters.postgres.PostgresCheckup;
import dev.millrace.application.admission.WatchedAdmission;
import dev.millrace.application.collect.AdmittedRecords;
import dev.millrace.application.collect.CollectLimits;
import dev.millrace.application.collect.CollectingRecords;
import dev.millrace.application.collect.CollectorPorts;
import dev.millrace.application.ingest.CountedIntake;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.process.Loop;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.bootstrap.services.process.Started;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.Schemas;
import dev.millrace.domain.record.FamilyName;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Taking in what is pushed. */
final class CollectorModule extends PrivateModule {

  private static final Duration PATIENCE = Duration.ofMillis(200);

  @Override
  protected void configure() {}

  @Provides
  @Singleton
  @Exposed
  Started started() {
    return new Started();
  }

  @Provides
  @Singleton
  Bearer bearer(Settings settings) {
    return ApiToken.collectors(settings);
  }

  @Provides
  @Singleton
  ProbeRoutes probes(Started started, Runs runs) {
    return new ProbeRoutes(started::isSo, () -> Vitals.answers(runs));
  }

  @Provides
  @Singleton
  ApiMetrics metrics(
      Runs runs,
      PostgresCheckup checkup,
      Families families,
      HttpRecordSource source,
      CountedIntake intake,
      CollectingRecords records,
      WatchedAdmission admission) {
    return new ApiMetrics(
        runs,
        () -> Vitals.backlog(checkup),
        new IngestFigures(
            families,
            source::breakers,
            source::requests,
            intake::counts,
            records::waiting,
            admission::passed));
  }

  @Provides
  @Singleton
  CollectingRecords records(
      Families families, CountedIntake intake, Runs runs, Schemas schemas, EventCodec codec) {
    return new CollectingRecords(
        families,
        new CollectorPorts(intake, runs, schemas, codec, UUID::randomUUID, Clock.systemUTC()),
        CollectLimits.DEFAULT);
  }

  @Provides
  @Singleton
  @Exposed
  Collecting collecting(Families families, CollectingRecords records, Resources resources) {
    resources.opened(records);
    Collecting collecting =
        new Collecting(
            records,
            families.all().stream().map(family -> committing(records, family.name())).toList());
    return resources.opened(collecting);
  }

  /**
   * Listens from now on. The server is closed first and waits for its answers, so for the threads
   * that commit; the runs are closed last.
   */
  @Provides
  @Singleton
  @Exposed
  HttpApi collector(
      Settings settings,
      Resources resources,
      Bearer bearer,
      Families families,
      Collecting collecting,
      WatchedAdmission admission,
      ProbeRoutes probes,
      ApiMetrics metrics) {
    CollectRoutes records =
        new CollectRoutes(
            families,
            new AdmittedRecords(collecting.records(), admission),
            CollectBounds.DEFAULT,
            bearer);
    List<Route> routes =
        Stream.of(records.routes(), probes.routes(), metrics.routes(), OpenApiRoute.ofCollector())
            .flatMap(List::stream)
            .toList();
    HttpApiConfig config =
        HttpApiConfig.forMany(
            settings.text(Setting.COLLECTOR_BIND), settings.number(Setting.COLLECTOR_PORT));
    return resources.opened(HttpApi.start(config, bearer, metrics, routes));
  }

  private static Loop committing(CollectingRecords collecting, FamilyName family) {
    return Loop.start(
        "collect-" + family, () -> collecting.commit(family, PATIENCE), Duration.ZERO);
  }
}
