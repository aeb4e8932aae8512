package dev.millrace.domain.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.operator.KeyedOperator;
import dev.millrace.domain.operator.KeyedOperatorContract;
import dev.millrace.domain.operator.KeyedStep;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTemplatesTest implements KeyedOperatorContract<LoggedLine> {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  private static final int MINUTES_A_DAY = 24 * 60;

  private final KeyedOperator<LoggedLine> operator = new Logs().operator().orElseThrow();
  private final Map<View, Map<List<Object>, Map<String, Object>>> tables = new LinkedHashMap<>();
  private final List<Event<LoggedLine>> come = new ArrayList<>();
  private Bytes held = Bytes.EMPTY;
  private int number;

  @Override
  public KeyedOperator<LoggedLine> operator() {
    return operator;
  }

  @Override
  public int mostHeld() {
    return SourceTemplates.MAX_BYTES;
  }

  /** Long lines, many of them different, and many in each minute. */
  @Override
  public List<Event<LoggedLine>> ofOneKey(int many) {
    Random random = new Random(7);
    List<Event<LoggedLine>> events = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      String line = i % 2 == 0 ? SomeLogs.ofASystem(random) : SomeLogs.words(random, i % 40);
      events.add(SomeLogs.carrying(SomeLogs.line(i, line, SomeLogs.NOON.plusMillis(40L * i))));
    }
    return events;
  }

  /** A line at a time, which is taken in at once. */
  private void line(Instant at, String line) {
    come.add(SomeLogs.carrying(SomeLogs.line(number++, line, at)));
  }

  private void lines(Instant at, int times, String line) {
    for (int i = 0; i < times; i++) {
      line(at, line);
    }
  }

  private void take() {
    KeyedStep step = operator.apply("shop", held, come);
    step.rows().forEach(this::set);
    held = step.held();
    come.clear();
  }

  /** What is null is left as it is. */
  private void set(ViewRow row) {
    Map<String, Object> cells =
        tables
            .computeIfAbsent(row.view(), none -> new LinkedHashMap<>())
            .computeIfAbsent(row.key(), none -> new TreeMap<>());
    List<Column> columns = row.view().columns();
    for (int i = 0; i < columns.size(); i++) {
      if (row.values().get(i) != null) {
        cells.put(columns.get(i).name(), row.values().get(i));
      }
    }
  }

  private List<Map<String, Object>> rows(View view) {
    return List.copyOf(tables.getOrDefault(view, Map.of()).values());
  }

  /** The id of the template with that text, which belongs to no other. */
  private String template(String text) {
    return rows(TemplateViews.TEMPLATES).stream()
        .filter(row -> text.equals(row.get("text")))
        .map(row -> String.valueOf(row.get("template")))
        .collect(Collectors.joining(","));
  }

  /** The counts of a template, by minutes behind noon. */
  private Map<Long, Object> counts(String template) {
    Map<Long, Object> counts = new TreeMap<>();
    for (Map<String, Object> row : rows(TemplateViews.COUNTS)) {
      if (template.equals(row.get("template"))) {
        counts.put(minutes(row, "window_start"), Objects.requireNonNull(row.get("count")));
      }
    }
    return counts;
  }

  private List<String> alerts() {
    return rows(TemplateViews.ALERTS).stream()
        .map(row -> minutes(row, "at") + " " + row.get("kind"))
        .toList();
  }

  /** How many lie between noon and a row's time. */
  private static long minutes(Map<String, Object> row, String column) {
    Instant time = (Instant) Objects.requireNonNull(row.get(column));
    return Duration.between(SomeLogs.NOON, time).toMinutes();
  }

  private static Instant minute(long minutes) {
    return SomeLogs.NOON.plus(MINUTE.multipliedBy(minutes));
  }

  @Test
  void aTemplateIsToldWithItsFirstLineAndCountedByTheMinute() {
    line(minute(0), "10:00:00 ERROR a.B: no answer from 10.0.0.1");
    line(minute(1), "10:01:00 WARN a.B: no answer from 10.0.0.2");
    line(minute(1).plusSeconds(59), "10:01:59 WARN a.B: no answer from 10.0.0.3");
    take();

    String id = template("no answer from <*>");
    assertThat(rows(TemplateViews.TEMPLATES))
        .singleElement()
        .isEqualTo(
            Map.of(
                "source",
                "shop",
                "template",
                id,
                "belongs_to",
                id,
                "version",
                1,
                "text",
                "no answer from <*>",
                "level",
                "ERROR",
                "example",
                "10:00:00 ERROR a.B: no answer from 10.0.0.1",
                "lines",
                3L,
                "first_at",
                minute(0),
                "last_at",
                minute(1).plusSeconds(59)));
    assertThat(counts(id)).isEqualTo(Map.of(0L, 1L, 1L, 2L));
    assertThat(rows(TemplateViews.COUNTS))
        .first()
        .isEqualTo(
            Map.of(
                "source",
                "shop",
                "template",
                id,
                "day",
                DAY,
                "window_start",
                minute(0),
                "count",
                1L));
    assertThat(alerts()).isEmpty();
  }

  @Test
  void theCountsOfATemplateThatBecomesPartOfAnotherAreThatOnes() {
    for (String name : List.of("ada", "bob", "carl", "dora", "emil", "fred", "gina", "hans")) {
      line(minute(number / 2).plusSeconds(number), "Invalid user " + name + " is refused");
      take();
    }
    String id = template("Invalid user <*> is refused");

    assertThat(id).hasSize(16);
    assertThat(counts(id)).isEqualTo(Map.of(0L, 2L, 1L, 2L, 2L, 2L, 3L, 2L));
    assertThat(rows(TemplateViews.TEMPLATES))
        .hasSizeGreaterThan(1)
        .allSatisfy(row -> assertThat(row).containsEntry("belongs_to", id));
    assertThat(rows(TemplateViews.COUNTS))
        .filteredOn(row -> !id.equals(row.get("template")))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row).containsEntry("count", 0L));
    assertThat(rows(TemplateViews.TEMPLATES).get(0))
        .containsEntry("version", 2)
        .containsEntry("lines", 8L)
        .containsEntry("example", "Invalid user ada is refused");
  }

  @Test
  void aNewTemplateIsAnAlertOnceMuchIsKnown() {
    lines(minute(0), 999, "it goes on");
    line(minute(0), "it is nearly there");
    take();
    assertThat(alerts()).isEmpty();

    line(minute(1), "it broke");
    take();
    assertThat(rows(TemplateViews.ALERTS))
        .singleElement()
        .isEqualTo(
            Map.of(
                "source",
                "shop",
                "day",
                DAY,
                "at",
                minute(1),
                "template",
                template("it broke"),
                "kind",
                "new template",
                "text",
                "it broke",
                "lines",
                1L));
  }

  @Test
  void aRateThatLeavesItsBandIsAnAlertAndSoIsItsReturn() {
    for (int i = 0; i < 40; i++) {
      lines(minute(i), 20, "it goes on");
    }
    lines(minute(40), 200, "it goes on");
    lines(minute(41), 20, "it goes on");
    lines(minute(42), 20, "it goes on");
    take();
    assertThat(alerts()).containsExactly("40 rate left its band");
    assertThat(rows(TemplateViews.ALERTS).get(0))
        .containsEntry("lines", 200L)
        .containsEntry("template", template("it goes on"))
        .containsKeys("low", "high")
        .doesNotContainKey("text");

    lines(minute(43), 20, "it goes on");
    take();
    assertThat(alerts()).containsExactly("40 rate left its band", "41 rate returned");
  }

  @Test
  void theSilenceOfATemplateIsSeenWhileOthersGoOn() {
    for (int i = 0; i < 40; i++) {
      lines(minute(i), 20, "it goes on");
      lines(minute(i), 20, "it beats");
    }
    for (int i = 40; i < 43; i++) {
      lines(minute(i), 20, "it goes on");
    }
    take();

    assertThat(alerts()).containsExactly("40 rate left its band");
    assertThat(rows(TemplateViews.ALERTS).get(0))
        .containsEntry("template", template("it beats"))
        .containsEntry("lines", 0L);
  }

  @Test
  void theMinutesBeforeAGapAreJudgedWithTheLinesThatTheyHad() {
    for (int i = 0; i < 40; i++) {
      lines(minute(i), 20, "it goes on");
    }
    line(minute(80), "it goes on");
    take();

    assertThat(alerts()).first().isEqualTo("40 rate left its band");
  }

  @Test
  void aLateLineIsCountedInTheLastTenMinutesAndMinedInAnyCase() {
    line(minute(9), "it goes on");
    take();
    line(minute(0), "it goes on");
    line(minute(-1), "it goes on");
    take();

    assertThat(counts(template("it goes on"))).isEqualTo(Map.of(0L, 1L, 9L, 1L));
    assertThat(rows(TemplateViews.TEMPLATES).get(0))
        .containsEntry("lines", 3L)
        .containsEntry("first_at", minute(-1));
  }

  @Test
  void aLineFromTheFutureCountsAMinuteAfterItWasTakenInAtMost() {
    Event<LoggedLine> told = SomeLogs.carrying(SomeLogs.line(0, "it goes on", minute(9_999)));
    come.add(
        new Event<>(
            told.id(),
            told.key(),
            1,
            told.writeTime(),
            minute(3),
            told.eventTime(),
            told.run(),
            told.previous(),
            told.record()));
    take();

    assertThat(counts(template("it goes on"))).isEqualTo(Map.of(4L, 1L));
  }

  /** Of a system with values that are found out late, outbreaks, gaps and garbage. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void inHoweverManyPiecesTheyComeItIsTheSame(long seed) {
    Random random = new Random(seed);
    Instant at = SomeLogs.NOON;
    for (int i = 0; i < 3_000; i++) {
      at = at.plusMillis(random.nextInt(random.nextInt(500) == 0 ? 10_000_000 : 20_000));
      line(at, SomeLogs.ofASystem(random));
    }
    List<Event<LoggedLine>> all = List.copyOf(come);
    take();
    Bytes whole = held;
    Map<View, Map<List<Object>, Map<String, Object>>> rows = new LinkedHashMap<>(tables);
    assertThat(alerts()).isNotEmpty();

    tables.clear();
    held = Bytes.EMPTY;
    for (int from = 0; from < all.size(); ) {
      int to = Math.min(all.size(), from + 1 + random.nextInt(60));
      come.addAll(all.subList(from, to));
      take();
      from = to;
    }
    assertThat(held).isEqualTo(whole);
    assertThat(tables).isEqualTo(rows);
  }

  @Test
  void everyRowIsOfItsSource() {
    lines(minute(0), 1_000, "it goes on");
    line(minute(0), "it broke");
    KeyedStep step = operator.apply("till", Bytes.EMPTY, come);

    assertThat(step.rows()).allSatisfy(row -> assertThat(row.key()).startsWith("till"));
    assertThat(operator.key(SomeLogs.line(1, "it goes on"))).contains("shop");
  }

  @Test
  void aStateOfAnotherFormIsBegunAnew() {
    line(minute(0), "it goes on");
    KeyedStep anew = operator.apply("shop", Bytes.EMPTY, come);

    byte[] ofAnotherForm = anew.held().array().clone();
    ofAnotherForm[3]++;
    assertThat(operator.apply("shop", Bytes.of(ofAnotherForm), come)).isEqualTo(anew);
    assertThat(operator.apply("shop", Bytes.of(new byte[] {0, 0}), come)).isEqualTo(anew);
  }

  /** Long lines that are all different, many in each minute, for longer than a day. */
  @Test
  void whatIsHeldOfASourceIsBounded() {
    assertThat(SourceTemplates.MAX_BYTES).isLessThanOrEqualTo(1 << 20);
    Random random = new Random(7);
    for (int i = 0; i < 15_000; i++) {
      int minute = i < 7_500 ? i / 1_500 : i * 2 * MINUTES_A_DAY / 15_000;
      line(minute(minute), SomeLogs.words(random, 1 + random.nextInt(30)));
      if (i % 1_000 == 0) {
        take();
        assertThat(held.length()).isLessThanOrEqualTo(SourceTemplates.MAX_BYTES);
      }
    }
    take();
    assertThat(held.length()).isBetween(1 << 18, SourceTemplates.MAX_BYTES);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void nothingThatALineHoldsBreaksIt(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 3_000; i++) {
      line(minute(random.nextInt(30)), SomeLogs.garbage(random));
    }
    take();

    assertThat(rows(TemplateViews.TEMPLATES)).isNotEmpty();
    assertThat(SourceTemplates.of("shop", held).bytes()).isEqualTo(held);
  }
}
