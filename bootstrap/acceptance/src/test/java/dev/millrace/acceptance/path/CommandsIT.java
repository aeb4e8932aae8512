package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millrace.bootstrap.services.cli.Millrace;
import dev.millrace.domain.event.RunId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The commands of the README, against a running pipeline. */
class CommandsIT {

  private final RunningPipeline path = RunningPipeline.shared();

  @Test
  void aRunIsStartedListedShownAndProved() {
    Answer started =
        json("runs", "start", "--records", "120", "--seed", "commands", "--page-size", "40");
    String run = started.node().get("run").asText();
    path.awaitSettled(RunId.of(run));

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
  void aRecordIsTracedThroughEveryHop() {
    path.carry(path.plan("traced", 5, 5));
    UUID user =
        path.simulator().served().pages().stream()
            .filter(page -> page.request().seed().equals("traced"))
            .flatMap(page -> page.uuids().stream())
            .findFirst()
            .orElseThrow();

    JsonNode trace = json("trace", user.toString()).node();

    assertThat(trace.get("sightings").findValuesAsText("hop"))
        .contains("outbox", "topic", "users_by_id", "users_by_country_and_day", "users_by_email");
    assertThat(trace.get("sightings").findValuesAsText("at")).isSorted();
  }

  @Test
  void peopleGetTextAndProgramsJson() {
    assertThat(run("runs", "--data", data()).out()).contains("RUN", "STATE");
    assertThat(run("status", "--data", data()).out()).contains("postgres", "cassandra");
    assertThat(json("status").node().get("fine").asBoolean()).isTrue();
    assertThat(json("schemas", "check").node().get("problems")).isEmpty();
    assertThat(json("schemas", "register").node().get("schemas")).hasSize(1);
  }

  @Test
  void theAnswerNoHasItsOwnCode() {
    assertThat(json("verify", UUID.randomUUID().toString()).code()).isEqualTo(1);
    assertThat(json("ledger", UUID.randomUUID().toString()).code()).isEqualTo(1);
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
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data(), "--output", "json"));
    return run(all.toArray(String[]::new));
  }

  private static Answer run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter error = new StringWriter();
    CommandLine line =
        Millrace.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(error));
    return new Answer(line.execute(arguments), out.toString(), error.toString());
  }

  private record Answer(int code, String out, String error) {

    private static final ObjectMapper JSON = new ObjectMapper();

    JsonNode node() {
      try {
        return JSON.readTree(out);
      } catch (JsonProcessingException e) {
        throw new AssertionError("no JSON: " + out + error, e);
      }
    }
  }
}
