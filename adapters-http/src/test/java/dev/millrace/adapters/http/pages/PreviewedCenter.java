package dev.millrace.adapters.http.pages;

import dev.millrace.application.path.OutboxReading;
import dev.millrace.application.path.StreamReading;
import dev.millrace.domain.backfill.BackfillId;
import dev.millrace.domain.backfill.BackfillPlan;
import dev.millrace.domain.backfill.PageRange;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.audit.Deed;
import dev.millrace.domain.port.audit.Ending;
import dev.millrace.domain.port.deadletter.DeadLetter.Code;
import dev.millrace.domain.port.deadletter.LetterFilter;
import dev.millrace.domain.port.deadletter.RedriveId;
import dev.millrace.domain.port.intake.InMemoryIntake;
import dev.millrace.domain.port.ledger.InMemoryLedger;
import dev.millrace.domain.port.outbox.Backlog;
import dev.millrace.domain.port.outbox.Cursor;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.port.receipt.Receipt;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.port.schema.SchemaId;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.schedule.Cron;
import dev.millrace.domain.schedule.Every;
import dev.millrace.domain.schedule.Missed;
import dev.millrace.domain.schedule.Schedule;
import dev.millrace.domain.schedule.ScheduleName;
import dev.millrace.domain.schedule.Timing;
import dev.millrace.domain.testing.PageFixture;
import dev.millrace.domain.users.SomeUsers;
import dev.millrace.domain.users.Users;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.ViewRow;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Serves the pages over made-up data, for whoever works on them: {@code main} writes the address
 * and a session's cookie to the file that it is given, and goes on until it is killed. With {@code
 * trouble} Kafka and Cassandra are away.
 */
final class PreviewedCenter implements AutoCloseable {

  private static final FamilyName USERS = new FamilyName("users");
  private static final Duration TICK = Duration.ofSeconds(1);

  final RunningCenter center = RunningCenter.start();
  private final boolean isTroubled;
  private long newest = 48_000;

  private PreviewedCenter(boolean isTroubled) {
    this.isTroubled = isTroubled;
  }

  /** One with data. */
  static PreviewedCenter filled(boolean isTroubled) {
    PreviewedCenter preview = new PreviewedCenter(isTroubled);
    preview.fill();
    return preview;
  }

  /** The address of everything there is to see. */
  List<String> pages() {
    Run run = center.runs.newest(1).get(0);
    return List.of(
        "/",
        "/runs",
        "/runs/" + run.id(),
        "/records",
        "/records?family=users&key=" + SomeRecords.key(1),
        "/dead-letters",
        "/dead-letters/1",
        "/dead-letters/4",
        "/dead-letters/redrive",
        "/dead-letters/redrives",
        "/views",
        "/views/users_by_country_and_day?country=GB&registered_on=2012-06-05",
        "/views/user_counts_by_country_and_minute?country=GB&day=2026-11-21",
        "/schedules",
        "/topics",
        "/topics/users",
        "/audit");
  }

  @Override
  public void close() {
    center.close();
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    PreviewedCenter preview = filled(List.of(arguments).contains("trouble"));
    Files.writeString(
        Path.of(arguments[0]), preview.center.at("/") + "\n" + preview.center.session() + "\n");
    while (true) {
      Thread.sleep(TICK.toMillis());
      preview.tick();
    }
  }

  private void tick() {
    center.clock.pass(TICK);
    newest += 900 + Math.floorMod(newest * 7, 300);
  }

  private void fill() {
    center.postgres =
        () -> {
          long waiting = isTroubled ? newest - 48_000 : 204;
          return new OutboxReading(
              true,
              true,
              newest,
              new Backlog(waiting, waiting * 620, Duration.ofSeconds(isTroubled ? 95 : 1)),
              center.runs.newest(20).stream().filter(run -> !run.state().isOver()).toList());
        };
    center.kafka = isTroubled ? PreviewedCenter::noBroker : this::streams;
    center.cassandra = isTroubled ? PreviewedCenter::noNode : () -> true;
    runs();
    plans();
    views();
    letters();
    deeds();
    center.schemas.save(
        new RegisteredSchema(
            "millrace.users-value",
            new SchemaId(3),
            "{\"type\":\"record\",\"name\":\"User\",\"fields\":[{\"name\":\"user_id\",\"type\":\"string\"}]}",
            "9f2c4be1d07a55e3"));
  }

  private List<StreamReading> streams() {
    Instant now = center.clock.instant();
    return List.of(
        new StreamReading(
            "users", "facts", 812L, now, false, newest - 900, 696, Duration.ofMillis(1_400)),
        new StreamReading(
            "users", "windows", 655L, now, false, newest - 2_100, 1_896, Duration.ofSeconds(4)));
  }

  private static List<StreamReading> noBroker() {
    throw new TransientFailure("no broker answers at 127.0.0.1:9092: connection refused");
  }

  private static boolean noNode() {
    throw new TransientFailure("no node answers at 127.0.0.1:9042");
  }

  private void runs() {
    run("spring", 1_000, "fetched");
    center.clock.pass(Duration.ofHours(3));
    RunId failed = run("summer", 5_000, "");
    center.runs.begin(failed);
    center.runs.failed(failed, "GET http://api.test/1.4/?page=4: the source answers 503", true);
    center.clock.pass(Duration.ofMinutes(50));
    center.runs.cancel(run("<script>alert('seed')</script>", 200, ""));
    center.clock.pass(Duration.ofMinutes(9));
    run("autumn", 800, "fetched");
    RunId fetching = run("winter", 20_000, "");
    center.runs.begin(fetching);
    IntStream.rangeClosed(1, 9).forEach(page -> take(fetching, page, 40));
    center.clock.pass(Duration.ofSeconds(12));
  }

  private RunId run(String seed, int records, String end) {
    RunId run = new RunId(UUID.randomUUID());
    center.runs.submit(
        run, new RunPlan(USERS, URI.create("http://api.test/1.4/"), seed, records, 500));
    if (end.equals("fetched")) {
      center.runs.begin(run);
      take(run, 1, records / 2);
      take(run, 2, records / 2);
      center.runs.fetched(run);
      publish();
      long stored = new InMemoryLedger(center.store).sheet(run).orElseThrow().stored();
      center.store.enter(List.of(new Receipt(USERS, 1, 1, run, stored - 2, 2)));
    }
    return run;
  }

  private void take(RunId run, int page, int records) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < records; i++) {
      all.add(i % 50 == 49 ? "broken" : "k" + run.toString().charAt(0) + page + i + "=" + i % 9);
    }
    all.add("same=1");
    new InMemoryIntake(center.store).inTransaction(PageFixture.of(run, page, all)::takeIn);
  }

  private void publish() {
    center.store.save(
        Shard.WHOLE, new Cursor("here", center.store.snapshot(), center.store.snapshot(), 0));
  }

  private void plans() {
    schedule("nightly", Cron.parse("30 2 * * *"));
    schedule("often", new Every(Duration.ofMinutes(15)));
    center.schedules.pause(new ScheduleName("often"));
    Run any = center.runs.newest(1).get(0);
    BackfillPlan pages = BackfillPlan.of(any.plan(), PageRange.parse("1..200"), true, 2);
    center.backfills.submit(new BackfillId(UUID.randomUUID()), pages);
    BackfillId stopped = new BackfillId(UUID.randomUUID());
    center.backfills.submit(stopped, pages);
    center.backfills.cancel(stopped);
  }

  private void schedule(String name, Timing timing) {
    RunPlan plan = center.runs.newest(1).get(0).plan();
    center.schedules.add(
        Schedule.of(
            new ScheduleName(name),
            timing,
            Duration.ZERO,
            Missed.RUN_ONCE,
            plan,
            center.clock.instant()));
  }

  private void letters() {
    SomeRecords records = new SomeRecords(center);
    center.log.create(USERS.topic());
    OutboxRow ada = records.ingest(SomeRecords.user(1, "Ada", "London")).get(0);
    center.clock.pass(Duration.ofMinutes(3));
    records.ingest(SomeRecords.user(1, "Ada", "Paris"));
    records.die(ada, Code.NOT_A_RECORD, "record.dob is no time: it has no zone");
    records.park(records.ingest(SomeRecords.user(2, "Bo", "Bern")).get(0));
    records.foreign(
        Bytes.ofText("<script>alert('key')</script>"),
        Bytes.ofText("{\"first\":\"Cy\",\"city\":\"Cork\",\"phone\":\"021 5551234\"}"),
        "<b>by hand</b>");
    records.die(
        records.ingest(SomeRecords.user(3, "Dee", "Derby")).get(0),
        Code.PROJECTION_FAILED,
        "users_by_country_and_day has no country: " + "a long reason ".repeat(12));
    center.redrives.begin(
        new RedriveId(UUID.randomUUID()), LetterFilter.ALL.with(USERS), true, "operator");
    center.redrives.end(center.redrives.newest(1).get(0).id());
    center.redrives.begin(
        new RedriveId(UUID.randomUUID()), LetterFilter.ALL, false, "somebody at a shell");
    center.clock.pass(Duration.ofMinutes(4));
  }

  private void deeds() {
    RunId run = center.runs.newest(1).get(0).id();
    center.noted.ended(
        center.noted.asked(new Deed("operator", "POST /runs", "")), Ending.DONE, "/runs/" + run);
    center.noted.ended(
        center.noted.asked(new Deed("operator", "POST /v1/runs/{run}/cancel", run.toString())),
        Ending.REFUSED,
        "");
    center.noted.asked(new Deed("operator", "POST /dead-letters/redrive", ""));
    center.noted.ended(
        center.noted.asked(new Deed("reader of personal data", "GET /dead-letters/{letter}", "4")),
        Ending.DONE,
        "");
  }

  private void views() {
    center.views.write(
        new Users()
            .project(SomeUsers.first(SomeUsers.ada()), new Position("millrace.users", 0, 1)));
    center.pages =
        (slice, most) -> {
          if (!slice.view().name().startsWith("user_counts_by_country")) {
            return center.views.rows(slice, most);
          }
          LocalDate day = LocalDate.parse("2026-11-21");
          return IntStream.range(0, 120)
              .filter(minute -> minute % 17 != 3)
              .mapToObj(
                  minute ->
                      new ViewRow(
                          slice.view(),
                          List.of(
                              "GB",
                              day,
                              Instant.parse("2026-11-21T08:00:00Z").plusSeconds(60L * minute),
                              Math.round(400 + 300 * Math.sin(minute / 14.0) + minute % 7 * 30))))
              .toList();
        };
  }
}
