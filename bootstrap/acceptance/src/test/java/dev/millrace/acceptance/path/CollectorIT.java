package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.application.verify.Verification;
import dev.millrace.application.verify.VerifyRun;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.port.serving.ServedRow;
import dev.millrace.domain.port.serving.ServedViews;
import dev.millrace.domain.record.RecordKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records that are pushed, through a whole pipeline. */
class CollectorIT {

  private static final Logger LOG = LoggerFactory.getLogger(CollectorIT.class);
  private static final int USERS = 4_000;
  private static final int PER_BATCH = 10;
  private static final int CLIENTS = 16;
  private static final String INGEST = "ingest";

  private final RunningPipeline path = RunningPipeline.shared();

  @Test
  void whatIsAcknowledgedIsServedThoughTheProcessAndItsDatabaseAreKilledInTheMiddle()
      throws Exception {
    Set<RunId> before = collected().stream().map(Run::id).collect(Collectors.toSet());
    List<JsonNode> answers;
    try (Pushers pushers = new Pushers(path.settings(), path.users().name(), CLIENTS)) {
      CompletableFuture<Void> all = pushers.push("killed", batches("pushed"));
      strike(INGEST, pushers, 1, 0);
      strike("postgres", pushers, 2, 503);
      all.join();
      answers = pushers.acknowledged();
      LOG.info("{} batches; tries that failed: {}", answers.size(), pushers.failures());
    }
    path.pipeline().stack().stop(INGEST);
    path.pipeline().stack().start(INGEST);

    Map<RecordKey, String> events = accepted(answers);
    assertThat(events).hasSize(USERS);
    List<Run> runs = collected().stream().filter(run -> !before.contains(run.id())).toList();
    assertThat(runs).hasSizeGreaterThan(1);
    runs.forEach(this::assertProved);
    assertThat(runs.stream().mapToLong(run -> path.sheet(run.id()).stored()).sum())
        .isEqualTo(USERS);
    assertServed(events);
  }

  @Test
  void theSourcesThatThisProcessAsksAreInItsMetrics() throws IOException {
    path.carry(path.plan("asked", 10, 10));

    assertThat(metrics())
        .contains(
            "millrace_source_breaker{origin=\"http://%s\",state=\"closed\"} 1\n"
                .formatted(path.simulator().uri().getAuthority()),
            "millrace_admission_limit_passed{limit=\"age\"} 0\n")
        .doesNotContain(
            "millrace_source_requests_total{attempt=\"first\",outcome=\"page\"} 0\n",
            "millrace_records_taken_total{family=\"users\",outcome=\"accepted\",via=\"run\"} 0\n");
  }

  private String metrics() throws IOException {
    URI address =
        URI.create(
            "http://%s:%d/metrics"
                .formatted(
                    path.settings().text(Setting.COLLECTOR_BIND),
                    path.settings().number(Setting.COLLECTOR_PORT)));
    try (InputStream page = address.toURL().openStream()) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Kills a process after so many thirds, and starts it again once a try was answered so. */
  private void strike(String process, Pushers pushers, int thirds, int felt)
      throws InterruptedException {
    int due = USERS / PER_BATCH * thirds / 3;
    RunningPipeline.await(
        due + " batches to be acknowledged",
        () -> pushers.acknowledged().size() >= due,
        () -> pushers.acknowledged().size() + " are");
    path.pipeline().stack().kill(process);
    RunningPipeline.await(
        "the blow on " + process + " to be felt",
        () -> pushers.failures().containsKey(felt),
        () -> pushers.failures().toString());
    path.pipeline().stack().start(process);
  }

  /** The event of each record; nobody pushed it twice, so none of them was known before. */
  private static Map<RecordKey, String> accepted(List<JsonNode> answers) {
    Map<RecordKey, String> events = new HashMap<>();
    for (JsonNode answer : answers) {
      assertThat(answer.get("accepted").asInt()).as(answer.toString()).isEqualTo(PER_BATCH);
      answer
          .get("records")
          .forEach(
              record ->
                  events.put(
                      new RecordKey(record.get("key").asText()), record.get("event").asText()));
    }
    return events;
  }

  private List<Run> collected() {
    return path.the(Runs.class).newest(1_000).stream()
        .filter(run -> run.plan().isCollected())
        .toList();
  }

  private void assertProved(Run run) {
    assertThat(run.state()).as(run.toString()).isEqualTo(RunState.FETCHED);
    RunningPipeline.await(
        run.id() + " to be settled",
        () -> path.sheet(run.id()).isSettled(),
        () -> path.sheet(run.id()).toString());
    Sheet sheet = path.sheet(run.id());
    assertThat(sheet.fetched()).isEqualTo(sheet.stored()).isEqualTo(run.plan().records());
    Verification proof = path.the(VerifyRun.class).verify(run.id()).orElseThrow();
    assertThat(proof).matches(Verification::isComplete, "is complete");
  }

  private void assertServed(Map<RecordKey, String> events) {
    Map<RecordKey, ServedRow> served =
        path.the(ServedViews.class).served(path.users().views().get(0), events.keySet());
    Map<RecordKey, String> found = new HashMap<>();
    served.forEach((key, row) -> found.put(key, row.event().toString()));
    assertThat(Difference.of("users_by_id", events, found)).isEmpty();
  }

  /** What the source serves, as lines of users. */
  private List<String> batches(String seed) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> users = new ArrayList<>();
    for (int page = 1; users.size() < USERS; page++) {
      String query = "1.4/?results=500&page=%d&seed=%s".formatted(page, seed);
      json.readTree(path.simulator().uri().resolve(query).toURL())
          .get("results")
          .forEach(user -> users.add(user.toString()));
    }
    List<String> batches = new ArrayList<>();
    for (int first = 0; first < users.size(); first += PER_BATCH) {
      batches.add(String.join("\n", users.subList(first, first + PER_BATCH)));
    }
    return batches;
  }
}
