package dev.millrace.bootstrap.services.wiring;

import com.google.inject.Exposed;
import com.google.inject.PrivateModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.adapters.http.api.ApiMetrics;
import dev.millrace.adapters.http.api.Auditor;
import dev.millrace.adapters.http.api.BackfillRoutes;
import dev.millrace.adapters.http.api.Bearer;
import dev.millrace.adapters.http.api.ControlFigures;
import dev.millrace.adapters.http.api.HttpApi;
import dev.millrace.adapters.http.api.HttpApiConfig;
import dev.millrace.adapters.http.api.Identities;
import dev.millrace.adapters.http.api.OpenApiRoute;
import dev.millrace.adapters.http.api.ProbeRoutes;
import dev.millrace.adapters.http.api.RebuildRoutes;
import dev.millrace.adapters.http.api.Repeatable;
import dev.millrace.adapters.http.api.Route;
import dev.millrace.adapters.http.api.RunDefaults;
import dev.millrace.adapters.http.api.RunRoutes;
import dev.millrace.adapters.http.api.ScheduleRoutes;
import dev.millrace.adapters.http.api.StreamRoutes;
import dev.millrace.adapters.http.api.ViewRoutes;
import dev.millrace.adapters.http.pages.AlertWatch;
import dev.millrace.adapters.http.pages.ControlCenter;
import dev.millrace.adapters.http.pages.LetterPorts;
import dev.millrace.adapters.http.pages.PlanPorts;
import dev.millrace.adapters.http.pages.RunPorts;
import dev.millrace.adapters.kafka.KafkaCheckup;
import dev.millrace.adapters.postgres.PostgresCheckup;
import dev.millrace.application.alert.WatchingAlerts;
import dev.millrace.application.backfill.KeepBackfills;
import dev.millrace.application.books.CountedEnds;
import dev.millrace.application.browse.BrowseTopics;
import dev.millrace.application.ingest.CancelRun;
import dev.millrace.application.ingest.SubmitRun;
import dev.millrace.application.path.WatchingPath;
import dev.millrace.application.query.QueryViews;
import dev.millrace.application.rebuild.KeepRebuilds;
import dev.millrace.application.redrive.RedriveLetters;
import dev.millrace.application.redrive.ShowLetter;
import dev.millrace.application.schedule.KeepSchedules;
import dev.millrace.application.trace.FollowRecord;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.process.Loop;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.bootstrap.services.process.Started;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.audit.Audit;
import dev.millrace.domain.port.backfill.Backfills;
import dev.millrace.domain.port.call.Calls;
import dev.millrace.domain.port.deadletter.KeptLetters;
import dev.millrace.domain.port.deadletter.Redrives;
import dev.millrace.domain.port.ledger.Ledger;
import dev.millrace.domain.port.quarantine.Quarantine;
import dev.millrace.domain.port.rebuild.Rebuilds;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.port.schedule.Schedules;
import dev.millrace.domain.port.schema.Schemas;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
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
  Identities identities(Settings settings, Audit audit, Resources resources) {
    Bearer bearer =
        ApiToken.withPersonalData(
            settings, ApiToken.bearer(settings, "ask this process to start or cancel a run"));
    SignInNotes notes = resources.opened(new SignInNotes(new Auditor(audit)));
    resources.opened(Loop.start("sign-in-minutes", () -> ended(notes), Duration.ofMinutes(1)));
    return new Identities(bearer, ApiToken.people(settings), Clock.systemUTC(), notes);
  }

  private static int ended(SignInNotes notes) {
    notes.endMinute();
    return 0;
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
      Identities identities,
      RunRoutes runRoutes,
      StreamRoutes streamRoutes,
      ScheduleRoutes scheduleRoutes,
      BackfillRoutes backfillRoutes,
      RebuildRoutes rebuildRoutes,
      ViewRoutes viewRoutes,
      ControlCenter center,
      Started started,
      Runs runs,
      Audit audit,
      PostgresCheckup checkup) {
    ApiMetrics metrics =
        new ApiMetrics(
            runs, () -> Vitals.backlog(checkup), new ControlFigures(center.alerts()::samples));
    ProbeRoutes probes = new ProbeRoutes(started::isSo, () -> Vitals.answers(runs));
    List<Route> routes =
        Stream.of(
                runRoutes.routes(),
                streamRoutes.routes(),
                scheduleRoutes.routes(),
                backfillRoutes.routes(),
                rebuildRoutes.routes(),
                viewRoutes.routes(),
                probes.routes(),
                metrics.routes(),
                center.routes(),
                OpenApiRoute.routes())
            .flatMap(List::stream)
            .toList();
    List<Route> audited = new Auditor(audit).audited(routes);
    HttpApiConfig config =
        HttpApiConfig.of(settings.text(Setting.API_BIND), settings.number(Setting.API_PORT));
    HttpApi api =
        resources.opened(HttpApi.start(config, identities, center.door(), metrics, audited));
    resources.opened(center);
    return api;
  }

  @Provides
  @Singleton
  @Exposed
  AlertWatch alerts(ControlCenter center) {
    return center.alerts();
  }

  @Provides
  @Singleton
  ControlCenter controlCenter(
      Settings settings,
      Identities identities,
      PostgresCheckup checkup,
      WatchedStreams streams,
      CassandraPulse cassandra,
      CountedEnds ends,
      Families families,
      RunDefaults defaults,
      SubmitRun submit,
      CancelRun cancel,
      Runs runs,
      Ledger ledger,
      Quarantine quarantine,
      FollowRecord records,
      LetterPorts letters,
      PlanPorts plans,
      QueryViews views,
      BrowseTopics topics,
      Schemas schemas,
      Audit audit) {
    return ControlCenter.of(
        identities,
        new ControlCenter.Reached(
            settings.text(Setting.API_BIND),
            Set.copyOf(settings.list(Setting.API_HOSTS)),
            settings.truth(Setting.API_BEHIND_TLS)),
        new ControlCenter.Ports(
            PathSights.of(
                checkup,
                runs,
                ledger,
                streams,
                new KafkaCheckup(KafkaSettings.of(settings), Clock.systemUTC()),
                cassandra,
                ends),
            new WatchingPath(),
            new WatchingAlerts(),
            new RunPorts(families, defaults, submit, cancel, runs, ledger, quarantine),
            records,
            letters,
            plans,
            views,
            topics,
            schemas,
            audit),
        Clock.systemUTC());
  }

  @Provides
  @Singleton
  LetterPorts letterPorts(
      KeptLetters letters, ShowLetter show, RedriveLetters redrive, Redrives redrives) {
    return new LetterPorts(letters, show, redrive, redrives);
  }

  @Provides
  @Singleton
  PlanPorts planPorts(
      KeepSchedules keepSchedules,
      Schedules schedules,
      KeepBackfills keepBackfills,
      Backfills backfills) {
    return new PlanPorts(keepSchedules, schedules, keepBackfills, backfills);
  }

  @Provides
  @Singleton
  WatchedStreams watchedStreams(Settings settings, Families families, Resources resources) {
    return WatchedStreams.of(settings, families, resources);
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
  RebuildRoutes rebuildRoutes(KeepRebuilds keep, Rebuilds rebuilds, Repeatable repeatable) {
    return new RebuildRoutes(keep, rebuilds, repeatable);
  }

  @Provides
  @Singleton
  ViewRoutes viewRoutes(QueryViews views) {
    return new ViewRoutes(views);
  }

  @Provides
  @Singleton
  StreamRoutes streamRoutes(WatchedStreams streams) {
    return new StreamRoutes(streams);
  }
}
