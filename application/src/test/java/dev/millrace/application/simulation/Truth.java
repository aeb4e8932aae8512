package dev.millrace.application.simulation;

import dev.millrace.application.simulation.Contents.Sent;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.intake.OutboxEntry;
import dev.millrace.domain.port.intake.Outcome;
import dev.millrace.domain.port.intake.PageWrite;
import dev.millrace.domain.port.intake.TakenRecord;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.testing.InMemoryStore;
import dev.millrace.domain.view.WriteTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What every record of a stored page is, told from the source's contents alone, and compared with
 * what the intake made of it as soon as it commits. No outcome is taken back.
 */
final class Truth {

  /** A version that was stored. */
  record Fact(
      EventId event, RunId run, RecordKey key, long version, WriteTime writeTime, int variant) {

    boolean isDeadly() {
      return Contents.isDeadly(variant);
    }

    boolean isTooLarge() {
      return Contents.isTooLarge(variant);
    }

    /** Whether it takes effect in the views once it got there. */
    boolean isEffective() {
      return !isDeadly() && !isTooLarge();
    }
  }

  private final InMemoryStore store;
  private final Contents contents;
  private final Map<RecordKey, List<Fact>> byKey = new TreeMap<>();
  private final Map<EventId, Fact> byEvent = new HashMap<>();
  private final Map<RunId, Map<Outcome, Long>> outcomes = new HashMap<>();
  private final Set<RunId> fetched = new HashSet<>();
  private final Set<String> pages = new HashSet<>();

  Truth(InMemoryStore store, Contents contents) {
    this.store = store;
    this.contents = contents;
  }

  @Nullable Fact fact(EventId event) {
    return byEvent.get(event);
  }

  /** The first version of a key after one, of those that the log takes; 0 when there is none. */
  long publishedAfter(RecordKey key, long version) {
    return byKey.getOrDefault(key, List.of()).stream()
        .filter(fact -> fact.version() > version && !fact.isTooLarge())
        .mapToLong(Fact::version)
        .findFirst()
        .orElse(0);
  }

  Collection<Fact> facts() {
    return byEvent.values();
  }

  Map<RecordKey, List<Fact>> byKey() {
    return byKey;
  }

  long count(RunId run, Outcome outcome) {
    return outcomes.getOrDefault(run, Map.of()).getOrDefault(outcome, 0L);
  }

  void check() {
    List<InMemoryStore.StoredPage> stored = store.pages();
    while (pages.size() < stored.size()) {
      take(stored.get(pages.size()).write());
    }
    store.runs().forEach(this::checkRun);
  }

  private void checkRun(Run run) {
    Broken.unless(
        run.state() == RunState.FETCHED || !fetched.contains(run.id()),
        "a run that is fetched stays so",
        run);
    if (run.state() == RunState.FETCHED && fetched.add(run.id())) {
      for (int page = 1; page <= run.plan().pages(); page++) {
        Broken.unless(pages.contains(run.id() + "/" + page), "a fetched run has all pages", page);
      }
    }
  }

  private void take(PageWrite write) {
    Run run = store.run(write.run()).orElseThrow();
    int number = write.page().request().page();
    Broken.unless(pages.add(run.id() + "/" + number), "a page is stored once", number);
    int first = (number - 1) * run.plan().pageSize();
    List<Sent> sent =
        contents.of(run.plan().seed()).subList(first, first + run.plan().wanted(number));
    Broken.unless(sent.size() == write.records().size(), "a page is stored whole", number);
    Map<EventId, OutboxEntry> entries = new HashMap<>();
    write.outbox().forEach(entry -> entries.put(entry.event(), entry));
    for (int i = 0; i < sent.size(); i++) {
      take(run.id(), sent.get(i), write.records().get(i), entries);
    }
    Broken.unless(entries.isEmpty(), "nothing else is put into the outbox", entries);
  }

  private void take(RunId run, Sent sent, TakenRecord taken, Map<EventId, OutboxEntry> entries) {
    List<Fact> versions =
        sent.isUser() ? byKey.computeIfAbsent(sent.key(), key -> new ArrayList<>()) : List.of();
    Fact last = versions.isEmpty() ? null : versions.get(versions.size() - 1);
    Outcome expected = outcome(sent, last);
    Broken.unless(taken.outcome() == expected, "outcome is " + expected, taken, sent);
    outcomes.computeIfAbsent(run, id -> new TreeMap<>()).merge(expected, 1L, Long::sum);
    if (expected == Outcome.STORED) {
      OutboxEntry entry = entries.remove(taken.event());
      Broken.unless(entry != null, "what is stored is in the outbox", taken);
      if (entry != null) {
        add(versions, last, fact(run, sent, entry));
      }
    } else if (last != null && expected == Outcome.DUPLICATE) {
      Broken.unless(last.event().equals(taken.event()), "a duplicate names its event", taken);
    }
  }

  private void add(List<Fact> versions, @Nullable Fact last, Fact fact) {
    Broken.unless(fact.version() == versions.size() + 1, "versions rise by one", fact);
    Broken.unless(
        last == null || last.writeTime().compareTo(fact.writeTime()) < 0,
        "write times rise per key",
        fact);
    versions.add(fact);
    byEvent.put(fact.event(), fact);
  }

  private static Fact fact(RunId run, Sent sent, OutboxEntry entry) {
    return new Fact(
        entry.event(), run, sent.key(), entry.version(), entry.writeTime(), sent.variant());
  }

  private static Outcome outcome(Sent sent, @Nullable Fact last) {
    if (!sent.isUser()) {
      return Outcome.REJECTED;
    }
    return last != null && last.variant() == sent.variant() ? Outcome.DUPLICATE : Outcome.STORED;
  }
}
