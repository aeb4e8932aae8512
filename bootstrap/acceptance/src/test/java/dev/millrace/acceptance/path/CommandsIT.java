package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.bootstrap.services.cli.Millrace;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.family.Families;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The commands of the README, against a running pipeline. */
class CommandsIT {

  private final RunningPipeline path = RunningPipeline.shared();

  @Test
  void aRunIsStartedListedShownAndProved() {
    Answer started =
        json(
            "runs",
            "start",
            "--wait",
            "--records",
            "120",
            "--seed",
            "commands",
            "--page-size",
            "40");
    assertThat(started.code()).isZero();
    String run = started.node().get("run").asText();

    assertThat(json("runs").node().get("runs").findValuesAsText("run")).contains(run);
    JsonNode sheet = json("ledger", run).node();
    assertThat(sheet.get("served").asLong()).isEqualTo(120);
    assertThat(sheet.get("settled").asBoolean()).isTrue();
    Answer verified = json("verify", run);
    assertThat(verified.code()).isZero();
    assertThat(verified.node().get("complete").asBoolean()).isTrue();
    assertThat(verified.node().get("missingCount").asLong()).isZero();
  }

  @Test
  void aRunIsCancelledAndNothingOfItIsMissing() {
    RunId run = path.submit(path.plan("stopped", 200_000, 50));
    RunningPipeline.await(
        "a page of " + run, () -> path.run(run).nextPage() > 1, () -> path.run(run).toString());

    Answer cancelled = json("runs", "cancel", run.toString());

    assertThat(cancelled.code()).isZero();
    assertThat(cancelled.node().get("state").asText()).isEqualTo("CANCELLED");
    RunningPipeline.await(
        "what " + run + " stored to arrive",
        () -> path.sheet(run).isSettled(),
        () -> path.sheet(run).toString());
    Answer verified = json("verify", run.toString());
    assertThat(verified.code()).as("not all that was wanted was fetched").isEqualTo(1);
    assertThat(verified.node().get("missingCount").asLong()).isZero();
  }

  @Test
  void aRecordIsTracedThroughEveryHop() throws SQLException {
    path.carry(path.plan("traced", 5, 5));
    UUID user =
        path.simulator().served().pages().stream()
            .filter(page -> page.request().seed().equals("traced"))
            .flatMap(page -> page.uuids().stream())
            .findFirst()
            .orElseThrow();

    JsonNode trace = json("trace", user.toString()).node();

    assertThat(trace.get("sightings").findValuesAsText("hop"))
        .contains(
            "outbox",
            "topic",
            "users_by_id",
            "users_by_country_and_day",
            "users_by_email",
            "users_by_registration_minute");
    assertThat(trace.get("sightings").findValuesAsText("at")).isSorted();
    assertThat(trace.get("sightings").findValuesAsText("trace"))
        .as("of its rows")
        .hasSize(4)
        .containsOnly(traceparentInTheOutbox(user));
  }

  private String traceparentInTheOutbox(UUID user) throws SQLException {
    try (Connection connection = PlainConnection.open(path.settings());
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT traceparent FROM millrace.outbox WHERE aggregateid = ?")) {
      query.setString(1, user.toString());
      try (ResultSet rows = query.executeQuery()) {
        assertThat(rows.next()).isTrue();
        return rows.getString(1);
      }
    }
  }

  @Test
  void aViewIsReadMaskedUnlessOneAsksOtherwise() {
    path.carry(path.plan("queried", 5, 5));
    SourceUser user = SourceUser.all(path.plan("queried", 5, 5)).get(0);
    String key = "user_id=" + user.id();

    Answer masked = json("query", "users_by_id", key);
    Answer shown = json("query", "users_by_id", key, "--personal");

    assertThat(masked.code()).isZero();
    assertThat(masked.node().at("/rows/0/email").asText())
        .hasSameSizeAs(user.email())
        .isNotEqualTo(user.email());
    assertThat(shown.node().at("/rows/0/email").asText()).isEqualTo(user.email());
    assertThat(run("query", "users_by_id", key, "--data", data()).out())
        .containsPattern("(?m)^nationality +" + user.nationality() + "$")
        .doesNotContain(user.email());
    assertThat(json("query", "users_by_id", "user_id=" + UUID.randomUUID()).code()).isEqualTo(1);
    assertThat(json("query").node().get("views").findValuesAsText("view"))
        .contains("users_by_id", "user_events_by_user_and_day");
  }

  @Test
  void messagesOfATopicAreShownMaskedUnlessOneAsksOtherwise() {
    path.carry(path.plan("browsed", 5, 5));
    SourceUser user = SourceUser.all(path.plan("browsed", 5, 5)).get(0);
    String key = user.id().toString();

    Answer masked = json("topics", "users", "--key", key);
    Answer shown = json("topics", "users", "--key", key, "--personal");

    assertThat(masked.code()).isZero();
    assertThat(masked.node().get("messages").findValuesAsText("key")).containsOnly(key);
    assertThat(masked.node().at("/messages/0/undecoded").isNull()).isTrue();
    assertThat(masked.out()).doesNotContain(user.email());
    assertThat(shown.out()).contains(user.email());
    assertThat(json("topics", "users", "--limit", "3").node().get("messages")).hasSize(3);
    assertThat(json("topics", "users", "--key", "nobody").code()).isEqualTo(1);
    assertThat(json("topics").node().at("/topics/users").asText()).isEqualTo("millrace.users");
  }

  @Test
  void peopleGetTextAndProgramsJson() {
    path.carry(path.plan("text", 5, 5));

    assertThat(run("runs", "--data", data()).out()).contains("RUN", "STATE");
    assertThat(run("status", "--data", data()).out()).contains("postgres", "cassandra");
    assertThat(json("status").node().get("fine").asBoolean()).isTrue();
    assertThat(json("schemas", "check").node().get("problems")).isEmpty();
    assertThat(json("schemas", "register").node().get("schemas").findValuesAsText("subject"))
        .containsExactlyElementsOf(
            path.the(Families.class).all().stream()
                .map(family -> family.name().subject())
                .toList());
  }

  @Test
  void theDoctorFindsARunningPipelineWell() {
    path.carry(path.plan("doctor", 20, 10));

    Answer answer = json("doctor");

    assertThat(answer.node().get("checks").findValuesAsText("level"))
        .as(answer.out())
        .containsOnly("ok");
    assertThat(answer.code()).isZero();
    String text = run("doctor", "--data", data()).out();
    assertThat(text)
        .containsPattern("(?m)^ok +postgres +version 1[0-9]\\.")
        .containsPattern("(?m)^ok +tables +migrated to version [0-9]+")
        .containsPattern("(?m)^ok +cursor +")
        .containsPattern("(?m)^ok +lag +.*millrace-users-facts [0-9]")
        .containsPattern("(?m)^ok +registry +Apicurio.* [0-9]+\\.")
        .containsPattern("(?m)^ok +cassandra +version 5\\.");
  }

  @Test
  void statusIsWatchedUntilItIsToldToEnd() throws Exception {
    try (WatchedStatus watch = WatchedStatus.start(data())) {
      watch.awaitFine(List.of("postgres", "kafka", "registry", "cassandra"));
      watch.awaitFine(List.of("postgres", "kafka", "registry", "cassandra"));
      watch.end();

      assertThat(watch.rest()).as("nothing half is left").matches("(?:20[^\n]+\n)*");
      assertThat(watch.error()).isEmpty();
    }
  }

  /** The environment of this test asks for it. */
  @Test
  void theProcessesLogObjectsThatNameTheirRun() throws Exception {
    RunId run = path.submit(path.plan("logged", 10, 10));
    path.awaitSettled(run);

    for (String process : List.of("ingest", "relay", "control", "stream")) {
      assertThat(Logs.of(path, process))
          .isNotEmpty()
          .allMatch(line -> line.hasNonNull("time") && line.hasNonNull("level"));
      assertThat(Logs.of(path, process, run))
          .allMatch(line -> line.path("trace").asText().equals(run.toString().replace("-", "")));
    }
    assertThat(Logs.of(path, "ingest", run))
        .allMatch(line -> line.path("family").asText().equals("users"));
  }

  @Test
  void aBenchmarkIsRunAndProved() {
    Answer answer = run("bench", "ingest", "--records", "600", "--pairs", "2", "--output", "json");

    JsonNode report = answer.node();
    assertThat(report.get("void").asInt()).as(answer.out()).isZero();
    assertThat(report.at("/ratios").findValuesAsText("name"))
        .containsExactly("millrace / copy", "millrace / one by one");
    assertThat(report.at("/ratios").findValues("low")).allMatch(low -> low.asDouble() > 0);
    boolean met = report.at("/ratios").findValues("met").stream().allMatch(JsonNode::asBoolean);
    assertThat(answer.code()).isEqualTo(met ? 0 : 1);
    assertThat(report.at("/settings/ingest/copy/postgres.fsync").asText()).isEqualTo("on");
    assertThat(report.at("/settings/ingest/one by one/pageSize").asText()).isEqualTo("1");
  }

  @Test
  void theRelayIsMeasuredAgainstItsPartsAndItsPeer() {
    Answer answer =
        run(
            "bench",
            "relay",
            "--records",
            "2000",
            "--pairs",
            "1",
            "--warm-up",
            "0",
            "--output",
            "json");

    JsonNode report = answer.node();
    assertThat(report.get("void").asInt()).as(answer.out()).isZero();
    assertThat(report.at("/ratios").findValuesAsText("name"))
        .containsExactly(
            "millrace / (read and produce)",
            "freshly written / debezium",
            "millrace / not transactional",
            "transaction held open / freshly written",
            "dead tuples in the outbox",
            "debezium p99 ms / millrace p99 ms",
            "millrace p99 ms",
            "idle relay, % of a core");
    assertThat(report.at("/rounds/relay/0/dead tuples in the outbox").asDouble()).isZero();
    assertThat(report.at("/rounds/relay/0/millrace p99 ms").asDouble()).isPositive();
    assertThat(report.at("/settings/relay/debezium/debezium.publish.via.partition.root").asText())
        .isEqualTo("true");
    assertThat(answer.out()).doesNotContain("database.password");
  }

  @Test
  void theAnswerNoHasItsOwnCode() {
    assertThat(json("verify", UUID.randomUUID().toString()).code()).isEqualTo(1);
    assertThat(json("ledger", UUID.randomUUID().toString()).code()).isEqualTo(1);
    assertThat(json("runs", "cancel", UUID.randomUUID().toString()).code()).isEqualTo(1);
    assertThat(json("trace", UUID.randomUUID().toString()).code()).isEqualTo(1);
  }

  @Test
  void aWrongCommandLineSaysWhatIsWrong() {
    Answer answer = run("ledger", "no-run", "--data", data());

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.error()).contains("no-run");
    assertThat(run("lejer").code()).isEqualTo(2);
  }

  @Test
  void everyCommandTeaches() {
    for (String command : Millrace.commandLine().getSubcommands().keySet()) {
      Answer answer = run(command, "--help");
      assertThat(answer.code()).isZero();
      assertThat(answer.out()).contains("Usage: millrace " + command);
    }
  }

  private String data() {
    return path.data().toString();
  }

  private Answer json(String... arguments) {
    return Answer.json(path, arguments);
  }

  private static Answer run(String... arguments) {
    return Answer.of(arguments);
  }
}
