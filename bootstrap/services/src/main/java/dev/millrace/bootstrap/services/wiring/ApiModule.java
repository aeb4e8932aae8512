package dev.millrace.bootstrap.services.wiring;

import com.google.inject.Exposed;
import com.google.inject.PrivateModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.adapters.http.api.ApiMetrics;
import dev.millrace.adapters.http.api.BackfillRoutes;
import dev.millrace.adapters.http.api.Bearer;
import dev.millrace.adapters.http.api.HttpApi;
import dev.millrace.adapters.http.api.HttpApiConfig;
import dev.millrace.adapters.http.api.OpenApiRoute;
import dev.millrace.adapters.http.api.ProbeRoutes;
import dev.millrace.adapters.http.api.Repeatable;
import dev.millrace.adapters.http.api.Route;
import dev.millrace.adapters.http.api.RunDefaults;
import dev.millrace.adapters.http.api.RunRoutes;
import dev.millrace.adapters.http.api.ScheduleRoutes;
import dev.millrace.adapters.http.api.StreamRoutes;
import dev.millrace.adapters.http.api.ViewRoutes;
import dev.millrace.adapters.postgres.PostgresCheckup;
import dev.millrace.application.backfill.KeepBackfills;
import dev.millrace.application.ingest.CancelRun;
import dev.millrace.application.ingest.SubmitRun;
import dev.millrace.application.query.QueryViews;
import dev.millrace.application.schedule.KeepSchedules;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.bootstrap.services.process.Started;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.backfill.Backfills;
import dev.millrace.domain.port.call.Calls;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.quarantine.Quarantine;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.port.schedule.Schedules;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What the HTTP interface answers, and whom. */
final class ApiModule extends PrivateModule {

  private static final String SEED = "millrace";
  private static final int PAGE_SIZE = 500;

  @Override
  protected void configure() {}

  @Provides
  @Singleton
  Bearer bearer(Settings settings) {
    return ApiToken.withPersonalData(
        settings, ApiToken.bearer(settings, "ask this process to start or cancel a run"));
  }

  @Provides
  @Singleton
  @Exposed
  Started started() {
    return new Started();
  }

  /** Listens from now on; until the process has started, its probes say so. */
  @Provides
  @Singleton
  @Exposed
  HttpApi httpApi(
      Settings settings,
      Resources resources,
      Bearer bearer,
      RunRoutes runRoutes,
      StreamRoutes streamRoutes,
      ScheduleRoutes scheduleRoutes,
      BackfillRoutes backfillRoutes,
      ViewRoutes viewRoutes,
      Started started,
      Runs runs,
      PostgresCheckup checkup) {
    ApiMetrics metrics = new ApiMetrics(runs, () -> Vitals.backlog(checkup));
    ProbeRoutes probes = new ProbeRoutes(started::isSo, () -> Vitals.answers(runs));
    List<Route> routes =
        Stream.of(
                runRoutes.routes(),
                streamRoutes.routes(),
                scheduleRoutes.routes(),
                backfillRoutes.routes(),
                viewRoutes.routes(),
                probes.routes(),
                metrics.routes(),
                OpenApiRoute.routes())
            .flatMap(List::stream)
            .toList();
    HttpApiConfig config =
        HttpApiConfig.of(settings.text(Setting.API_BIND), settings.number(Setting.API_PORT));
    return resources.opened(HttpApi.start(config, bearer, metrics, routes));
  }

  @Provides
  @Singleton
  RunDefaults runDefaults(Settings settings, Families families) {
    return new RunDefaults(
        families.all().iterator().next().name(),
        settings.address(Setting.SOURCE_URL),
        SEED,
        PAGE_SIZE);
  }

  @Provides
  @Singleton
  Repeatable repeatable(Calls calls) {
    return new Repeatable(calls, UUID::randomUUID);
  }

  @Provides
  @Singleton
  RunRoutes runRoutes(
      Families families,
      RunDefaults defaults,
      SubmitRun submit,
      CancelRun cancel,
      Runs runs,
      Ledger ledger,
      Quarantine quarantine,
      Repeatable repeatable) {
    return new RunRoutes(families, defaults, submit, cancel, runs, ledger, quarantine, repeatable);
  }

  @Provides
  @Singleton
  ScheduleRoutes scheduleRoutes(
      Families families,
      RunDefaults defaults,
      KeepSchedules keep,
      Schedules schedules,
      Repeatable repeatable) {
    return new ScheduleRoutes(families, defaults, keep, schedules, repeatable);
  }

  @Provides
  @Singleton
  BackfillRoutes backfillRoutes(
      Families families,
      RunDefaults defaults,
      KeepBackfills keep,
      Backfills backfills,
      Schedules schedules,
      Repeatable repeatable) {
    return new BackfillRoutes(families, defaults, keep, backfills, schedules, repeatable);
  }

  @Provides
  @Singleton
  ViewRoutes viewRoutes(QueryViews views) {
    return new ViewRoutes(views);
  }

  @Provides
  @Singleton
  StreamRoutes streamRoutes(Settings settings, Families families, Resources resources) {
    return new StreamRoutes(WatchedStreams.of(settings, families, resources), Clock.systemUTC());
  }
}
