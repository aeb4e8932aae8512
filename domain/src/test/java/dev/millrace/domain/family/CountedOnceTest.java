package dev.millrace.domain.family;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.events.UserEvents;
import dev.millrace.domain.port.serving.InMemoryViews;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.WriteTime;
import dev.millrace.domain.window.Change;
import dev.millrace.domain.window.Counted;
import dev.millrace.domain.window.Horizon;
import dev.millrace.domain.window.LateEvents;
import dev.millrace.domain.window.Occurrence;
import dev.millrace.domain.window.Step;
import dev.millrace.domain.window.Window;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A query as Spark runs it, over events in any order, some of them hours late and some again and
 * again, in batches of any size, of which some break off and are repeated, with checkpoints that
 * are lost: against a plain count of what stands in the topic.
 */
class CountedOnceTest {

  private static final UserEvents EVENTS = new UserEvents();
  private static final WindowedCount<?> REVENUE = EVENTS.windowedCounts().get(1);
  private static final View VIEW = REVENUE.view();
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Duration LATENESS = Duration.ofMinutes(10);
  private static final int BATCHES = 60;

  private record Placed(Window window, Occurrence occurrence) {}

  private final InMemoryViews tables = new InMemoryViews(EVENTS.tables());
  private final List<Placed> topic = new ArrayList<>();
  private Random random = new Random(0);

  private Map<Window, Counted> held = new HashMap<>();
  private Instant watermark = Instant.EPOCH;
  private Instant newest = Instant.EPOCH;
  private Instant madeAt = NOON;
  private int read;
  private int batch;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void eachEventCountsOnceHoweverItComes(long seed) {
    random = new Random(seed);
    Map<Window, Long> before = Map.of();
    for (int i = 0; i < BATCHES; i++) {
      publish(i);
      if (random.nextInt(15) == 0) {
        loseTheCheckpoint();
      }
      run(random.nextInt(topic.size() - read + 1));
      Map<Window, Long> counts = counts();
      before.forEach(
          (window, count) ->
              assertThat(counts.getOrDefault(window, 0L))
                  .as("%s, seed %d", window, seed)
                  .isGreaterThanOrEqualTo(count));
      before = counts;
    }
    run(topic.size() - read);
    assertThat(counts()).as("seed %d", seed).isEqualTo(recounted());
    assertThat(sums()).as("seed %d", seed).isEqualTo(summed());
    assertThat(tables.contents(LateEvents.VIEW)).as("seed %d", seed).isEmpty();
  }

  /** Events of now, of an hour around, and some that stand in the topic already. */
  private void publish(int minute) {
    for (int i = random.nextInt(12); i >= 0; i--) {
      if (!topic.isEmpty() && random.nextInt(4) == 0) {
        topic.add(topic.get(random.nextInt(topic.size())));
      } else {
        long back = random.nextInt(4) == 0 ? random.nextInt(90) : random.nextInt(3);
        Instant start = NOON.plus(Duration.ofMinutes(minute + 90L - back));
        String currency = random.nextBoolean() ? "EUR" : "JPY";
        Window window = new Window(VIEW.name(), "purchase" + WindowedCount.AND + currency, start);
        long amount = random.nextInt(3) == 0 ? 0 : random.nextInt(1_000);
        UUID id = new UUID(random.nextLong(), topic.size());
        topic.add(new Placed(window, new Occurrence(id, amount, 0, topic.size(), start)));
      }
    }
  }

  private void loseTheCheckpoint() {
    held = new HashMap<>();
    watermark = Instant.EPOCH;
    Instant now = newestInTopic();
    madeAt = (now.isAfter(madeAt) ? now : madeAt).plus(Duration.ofMinutes(1));
    newest = Instant.EPOCH;
    read = 0;
    batch = 0;
  }

  private Instant newestInTopic() {
    return topic.stream()
        .map(placed -> placed.window().start())
        .max(Instant::compareTo)
        .orElseThrow();
  }

  /** One batch, which perhaps breaks off somewhere, and then once more from the same state. */
  private void run(int size) {
    List<Placed> come = topic.subList(read, read + size);
    while (!isServed(come, random.nextInt(3) == 0 ? random.nextInt(12) : -1)) {
      // It is repeated from the state before it.
    }
    read += size;
    batch++;
    for (Placed placed : come) {
      Instant start = placed.window().start();
      newest = start.isAfter(newest) ? start : newest;
    }
    Instant behind = newest.minus(LATENESS);
    watermark = behind.isAfter(watermark) ? behind : watermark;
  }

  private boolean isServed(List<Placed> come, int brokenAt) {
    Map<Window, Counted> after = new HashMap<>(held);
    Map<Window, Change> changes = changes(come, after);
    Runnable fault =
        () -> {
          throw new Steps.BrokenOff();
        };
    Steps steps = new Steps(tables, brokenAt, fault);
    long generation = Duration.between(Instant.EPOCH, madeAt).toMillis() * 1_000;
    try {
      WindowWriter<?> writer =
          new WindowWriter<>(EVENTS, steps, steps, new WriteTime(generation + batch));
      changes.forEach(writer::take);
      writer.finish();
    } catch (Steps.BrokenOff expected) {
      return false;
    }
    held = after;
    return true;
  }

  /** First the windows with occurrences, then those that the watermark has passed. */
  private Map<Window, Change> changes(List<Placed> come, Map<Window, Counted> state) {
    Map<Window, List<Occurrence>> groups = new LinkedHashMap<>();
    come.forEach(
        placed ->
            groups
                .computeIfAbsent(placed.window(), unseen -> new ArrayList<>())
                .add(placed.occurrence()));
    Map<Window, Change> changes = new LinkedHashMap<>();
    groups.forEach((window, some) -> step(window, some, state, changes));
    Set<Window> passed = new LinkedHashSet<>(state.keySet());
    passed.removeIf(window -> !window.start().isBefore(watermark));
    passed.forEach(window -> step(window, List.of(), state, changes));
    return changes;
  }

  private void step(
      Window window,
      List<Occurrence> come,
      Map<Window, Counted> state,
      Map<Window, Change> changes) {
    Optional<Counted> before =
        Optional.ofNullable(state.remove(window)).map(events -> Counted.of(events.bytes()));
    Step step = Step.of(window.start(), before, come, new Horizon(watermark, madeAt, watermark));
    step.held().ifPresent(events -> state.put(window, events));
    step.change()
        .ifPresent(change -> assertThat(changes.put(window, change)).as("%s", window).isNull());
  }

  private Map<Window, Long> counts() {
    Map<Window, Long> counts = new HashMap<>();
    for (Map<String, Object> row : tables.contents(VIEW)) {
      counts.put(window(row), (Long) row.getOrDefault("count", 0L));
    }
    return counts;
  }

  private Map<Window, Object> sums() {
    Map<Window, Object> sums = new HashMap<>();
    for (Map<String, Object> row : tables.contents(VIEW)) {
      sums.put(window(row), row.getOrDefault("revenue_minor", "none"));
    }
    return sums;
  }

  private static Window window(Map<String, Object> row) {
    return new Window(
        VIEW.name(),
        row.get("kind") + WindowedCount.AND + row.get("currency"),
        Instant.parse(String.valueOf(row.get("window_start"))));
  }

  private Map<Window, Long> recounted() {
    Map<Window, Long> counts = new HashMap<>();
    distinct().forEach(placed -> counts.merge(placed.window(), 1L, Long::sum));
    return counts;
  }

  private Map<Window, Object> summed() {
    Map<Window, BigInteger> sums = new HashMap<>();
    distinct()
        .forEach(
            placed ->
                sums.merge(
                    placed.window(),
                    BigInteger.valueOf(placed.occurrence().amount()),
                    BigInteger::add));
    return new HashMap<>(sums);
  }

  private Set<Placed> distinct() {
    return new LinkedHashSet<>(topic);
  }
}
