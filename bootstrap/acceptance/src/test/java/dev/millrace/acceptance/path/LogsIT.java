package dev.millrace.acceptance.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.application.verify.Verification;
import dev.millrace.application.verify.VerifyRun;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.quarantine.Place;
import dev.millrace.domain.port.quarantine.Quarantine;
import dev.millrace.domain.record.FamilyName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The lines of a log on their way: served, counted, mined, and what is unusual about them. */
class LogsIT {

  private static final FamilyName LOGS = new FamilyName("logs");
  private static final int MANY = 1_000;

  private final RunningPipeline path = RunningPipeline.shared();
  private final String source = "shop " + UUID.randomUUID();
  private final LogRows rows = new LogRows(path.settings(), source);
  private final Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES);
  private final LocalDate today = LocalDate.ofInstant(minute, ZoneOffset.UTC);

  @AfterEach
  void close() {
    rows.close();
  }

  @Test
  void linesAreServedCountedAndMinedAndANewTemplateIsAnAlert() {
    push(
        IntStream.range(0, MANY)
            .mapToObj(i -> line(UUID.randomUUID(), i, "10:00:00 INFO a.B: order %d is paid", i))
            .toList());
    await("all orders to be of one template", MANY + "", () -> lastWord(rows.templates()));

    UUID failed = UUID.randomUUID();
    UUID blank = UUID.randomUUID();
    JsonNode answer =
        push(
            List.of(
                line(failed, MANY, "10:00:01 ERROR a.B: no answer from 10.0.0.%d", 7),
                line(failed, MANY, "10:00:01 ERROR a.B: no answer from 10.0.0.%d", 7),
                line(failed, MANY, "10:00:01 ERROR a.B: no answer from 10.0.0.%d", 8),
                line(blank, MANY, " ", 0),
                line(UUID.randomUUID(), MANY, "x".repeat(8_193), 0),
                line(UUID.randomUUID(), MANY, "a\\u0000b", 0)));
    RunId run = RunId.of(answer.get("run").asText());

    assertThat(answer.findValuesAsText("outcome"))
        .containsExactly("accepted", "duplicate", "conflict", "accepted", "rejected", "rejected");
    assertServed(run, MANY + 2);
    assertThat(path.the(Quarantine.class).of(run, Place.START, 9)).hasSize(3);
    assertThat(rows.hasById(blank)).isTrue();
    assertThat(rows.ofMinute(minute))
        .hasSize(MANY + 1)
        .startsWith("n1 INFO 10:00:00 INFO a.B: order 0 is paid")
        .endsWith("n1 ERROR 10:00:01 ERROR a.B: no answer from 10.0.0.7");

    await(
        "the new template to be told",
        List.of(minute.plusMillis(MANY) + " new template no answer from <*>"),
        () -> rows.alerts(today));
    await(
        "it to be told in the topic, too",
        List.of("no answer from <*>"),
        () ->
            ToldAlerts.of(path.settings(), "source", source).stream()
                .map(alert -> alert.path("text").asText())
                .toList());
    assertThat(rows.templates())
        .hasSize(2)
        .anyMatch(row -> row.endsWith(" ERROR no answer from <*> 1"))
        .anyMatch(row -> row.endsWith(" INFO order <*> is paid 1000"));
    assertThat(rows.templates().stream().map(row -> row.substring(0, 16)))
        .flatExtracting(template -> rows.ofTemplate(template, today))
        .containsExactlyInAnyOrder(minute + " 1000", minute + " 1");
    await("all lines to be counted", List.of(minute + " 1000"), () -> rows.ofLevel("INFO", today));
    await("the error to be counted", List.of(minute + " 1"), () -> rows.ofLevel("ERROR", today));
  }

  private static String lastWord(List<String> lines) {
    return lines.isEmpty() ? "" : lines.get(0).replaceAll(".* ", "");
  }

  private static void await(String what, Object value, Supplier<?> of) {
    RunningPipeline.await(what, () -> value.equals(of.get()), () -> of.get().toString());
  }

  private JsonNode push(List<String> records) {
    try (Pushers pushers = new Pushers(path.settings(), LOGS, 1)) {
      pushers.push(UUID.randomUUID().toString(), List.of(String.join("\n", records))).join();
      return pushers.acknowledged().get(0);
    }
  }

  /** The run goes on collecting as long as its process does, so it is not complete. */
  private void assertServed(RunId run, long lines) {
    RunningPipeline.await(
        "all that was pushed to be served",
        () -> path.sheet(run).isSettled() && path.sheet(run).served() == lines,
        () -> path.sheet(run).toString());
    assertThat(path.sheet(run))
        .extracting(Sheet::fetched, Sheet::stored, Sheet::duplicates, Sheet::conflicts)
        .containsExactly(lines + 4, lines, 1L, 1L);
    Verification verification = path.the(VerifyRun.class).verify(run).orElseThrow();
    assertThat(verification.missingCount() + verification.doubledCount()).isZero();
    assertThat(verification.served()).isEqualTo(lines);
  }

  /** A line that was written so many milliseconds into the minute. */
  private String line(UUID id, int order, String line, int value) {
    return """
        {"eventId":"%s","source":"%s","host":"n1","at":"%s","line":"%s"}"""
        .formatted(id, source, minute.plusMillis(order), line.formatted(value));
  }
}
