package dev.millrace.adapters.spark;

import static dev.millrace.adapters.spark.Store.LOGS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.event.Event;
import dev.millrace.domain.logs.LoggedLine;
import dev.millrace.domain.logs.SomeLogs;
import dev.millrace.domain.operator.KeyedOperator;
import dev.millrace.domain.port.dataalert.DataAlert;
import dev.millrace.domain.port.serving.InMemoryWriterGenerations;
import dev.millrace.domain.view.View;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The templates of logs by the query of their operator. */
final class LogTemplatesIT {

  private static final QueryName NAME = QueryName.operator(LOGS.name());
  private static final KeyedOperator<LoggedLine> OPERATOR = LOGS.operator().orElseThrow();
  private static final View TEMPLATES = OPERATOR.views().get(0);
  private static final View COUNTS = OPERATOR.views().get(1);
  private static final View ALERTS = OPERATOR.views().get(2);

  private static final List<String> USERS =
      List.of("ada", "bob", "carl", "dora", "emil", "fred", "gina", "hans");

  @TempDir private Path folder;

  private final Store store = Store.create();

  /** A batch for each two users, and a restart between: what is held of a source must survive. */
  @Test
  void templatesAreMinedForEachSourceThroughBatchesAndRestarts() throws Exception {
    RecordFolder log = new RecordFolder(TestSession.SPARK, folder.resolve("topic"), store);
    for (int i = 0; i < 999; i++) {
      log.add(LOGS, line("till", i, "10:00:00 INFO a.B: order " + i + " is paid"));
    }
    for (int i = 0; i < USERS.size(); i++) {
      log.add(LOGS, line("door", 1_000 + i, "Invalid user " + USERS.get(i) + " is refused"));
      log.add(LOGS, line("till", 2_000 + i, "10:00:00 INFO a.B: order " + i + " is paid"));
      if (i % 2 == 1) {
        log.publish();
      }
      if (i == 3) {
        run(log, 2);
      }
    }
    log.add(LOGS, line("till", 3_000, "10:00:00 ERROR a.B: it broke")).publish();
    run(log, 5);

    assertThat(counts("door")).isEqualTo(Map.of("Invalid user <*> is refused", 8L));
    assertThat(counts("till")).isEqualTo(Map.of("order <*> is paid", 1_007L, "it broke", 1L));
    assertThat(contents(ALERTS))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("source", "till")
                    .containsEntry("kind", "new template")
                    .containsEntry("text", "it broke"));
    assertThat(store.alerts().items())
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.family()).isEqualTo(LOGS.name());
              assertThat(told.row().view()).isEqualTo(ALERTS);
              assertThat(told.row().value("text", String.class)).contains("it broke");
            });
    DataAlert told = store.alerts().items().get(0);
    Files.delete(folder.resolve(NAME + "/commits/4"));
    Files.delete(folder.resolve(NAME + "/commits/.4.crc"));
    run(log, 5);
    assertThat(store.alerts().items()).containsExactly(told, told);
  }

  private static Event<LoggedLine> line(String source, int number, String line) {
    return SomeLogs.carrying(
        new LoggedLine(
            new UUID(8, number),
            source,
            null,
            SomeLogs.NOON.plus(Duration.ofMillis(number)),
            line));
  }

  /** The counts of a source's templates, by their texts. */
  private Map<String, Long> counts(String source) {
    Map<String, Long> counts = new TreeMap<>();
    for (Map<String, Object> template : contents(TEMPLATES)) {
      for (Map<String, Object> count : contents(COUNTS)) {
        if (source.equals(template.get("source"))
            && source.equals(count.get("source"))
            && Objects.equals(template.get("belongs_to"), template.get("template"))
            && Objects.equals(count.get("template"), template.get("template"))) {
          counts.merge(
              String.valueOf(template.get("text")),
              (Long) Objects.requireNonNull(count.get("count")),
              Long::sum);
        }
      }
    }
    return counts;
  }

  private List<Map<String, Object>> contents(View view) {
    return store.views().cells().contents(view);
  }

  private void run(RecordLog log, int batches) throws InterruptedException {
    Query query =
        new OperatorQuery(
            NAME,
            log,
            store.parts(LOGS.name()),
            folder.resolve(NAME.toString()),
            () -> SomeLogs.NOON,
            new InMemoryWriterGenerations());
    Path last = query.checkpoint().resolve("commits/" + (batches - 1));
    try (Supervision running = Supervision.start(List.of(query))) {
      Deadline.until(batches + " batches", () -> Files.exists(last) || !running.isRunning());
      assertThat(running.isRunning()).isTrue();
    }
  }
}
