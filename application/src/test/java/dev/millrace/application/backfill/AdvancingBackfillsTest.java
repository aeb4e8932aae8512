package dev.millrace.application.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.application.InMemoryPath;
import dev.millrace.domain.backfill.Backfill;
import dev.millrace.domain.backfill.BackfillId;
import dev.millrace.domain.backfill.BackfillPlan;
import dev.millrace.domain.backfill.BackfillState;
import dev.millrace.domain.backfill.DayRange;
import dev.millrace.domain.backfill.PageRange;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.backfill.InMemoryBackfills;
import dev.millrace.domain.port.backfill.InMemoryHeldPages;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.port.source.RecordSource;
import dev.millrace.domain.record.FamilyName;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AdvancingBackfillsTest {

  private static final FamilyName USERS = new FamilyName("users");

  private final InMemoryPath path = new InMemoryPath(1);
  private final InMemoryBackfills backfills = new InMemoryBackfills(path.runs, path.clock);
  private final KeepBackfills keep = new KeepingBackfills(path.families, backfills);
  private final AdvanceBackfills advance = instance();
  private final List<Integer> asked = new ArrayList<>();

  private AdvanceBackfills instance() {
    return new AdvancingBackfills(backfills, new InMemoryHeldPages(path.store), path.ids);
  }

  @Test
  void noMoreRunsAreUnderWayThanItAllows() {
    BackfillId id = submit(pages("1..100", false, 2));

    assertThat(advance.advance()).isEqualTo(2);
    assertThat(advance.advance()).isZero();
    assertThat(active()).hasSize(2);
    path.runs.fetched(active().get(0).id());
    assertThat(advance.advance()).isEqualTo(1);
    assertThat(instance().advance()).isZero();

    assertThat(active()).hasSize(2);
    assertThat(find(id).runs(RunState.FETCHED)).isEqualTo(1);
  }

  @Test
  void itsRunsCoverEveryPageOnce() {
    BackfillId id = submit(pages("3..45", false, 2));

    end();

    assertThat(find(id).state()).isEqualTo(BackfillState.DONE);
    assertThat(path.runs.newest(10))
        .extracting(run -> run.plan().firstPage() + ".." + run.plan().lastPage())
        .containsExactlyInAnyOrder("3..22", "23..42", "43..45");
    assertThat(asked).hasSize(43).doesNotHaveDuplicates().contains(3, 45);
  }

  @Test
  void onlyWhatIsMissingIsFetched() {
    fetched(new RunPlan(USERS, source(), "seed", 20, 10, 2, false));
    fetched(new RunPlan(USERS, source(), "seed", 10, 10, 5, false));
    asked.clear();

    BackfillId id = submit(pages("1..6", true, 2));
    end();

    assertThat(asked).containsExactlyInAnyOrder(1, 4, 6);
    assertThat(find(id).state()).isEqualTo(BackfillState.DONE);
    asked.clear();
    BackfillId again = submit(pages("1..6", true, 2));
    end();
    assertThat(asked).isEmpty();
    assertThat(find(again).state()).isEqualTo(BackfillState.DONE);
    assertThat(find(again).runs()).isEmpty();
  }

  @Test
  void withoutBeingToldSoItFetchesWhatIsHeldToo() {
    fetched(new RunPlan(USERS, source(), "seed", 20, 10, 2, false));
    asked.clear();

    submit(pages("1..4", false, 2));
    end();

    assertThat(asked).containsExactlyInAnyOrder(1, 2, 3, 4);
  }

  @Test
  void eachDayIsARunOfItsSeed() {
    BackfillId id = submit(days(false));

    end();

    assertThat(find(id).state()).isEqualTo(BackfillState.DONE);
    assertThat(path.runs.newest(10))
        .extracting(run -> run.plan().seed())
        .containsExactlyInAnyOrder("day-2026-11-01", "day-2026-11-02", "day-2026-11-03");
    assertThat(path.runs.newest(10)).extracting(run -> run.plan().records()).containsOnly(25L);
  }

  @Test
  void ofADayOnlyWhatIsMissingIsFetched() {
    RunPlan day = plan("day-2026-11-02");
    fetched(day.part(2, 2));

    submit(days(true));
    end();

    assertThat(path.runs.newest(10))
        .filteredOn(run -> run.plan().seed().equals(day.seed()))
        .extracting(run -> run.plan().firstPage() + ".." + run.plan().lastPage())
        .containsExactlyInAnyOrder("1..1", "2..2", "3..3");
    assertThat(path.runs.newest(10)).hasSize(5);
  }

  @Test
  void aPauseLetsItsRunsEndAndStartsNone() {
    BackfillId id = submit(pages("1..100", false, 1));
    advance.advance();
    keep.pause(id);

    path.runs.fetched(active().get(0).id());
    assertThat(advance.advance()).isZero();
    assertThat(active()).isEmpty();

    keep.resume(id);
    assertThat(advance.advance()).isEqualTo(1);
    assertThat(active().get(0).plan().firstPage()).isEqualTo(21);
  }

  @Test
  void cancellingStopsItAndItsRuns() {
    BackfillId id = submit(pages("1..100", false, 2));
    advance.advance();

    keep.cancel(id);

    assertThat(active()).isEmpty();
    assertThat(advance.advance()).isZero();
    assertThat(find(id).runs(RunState.CANCELLED)).isEqualTo(2);
  }

  @Test
  void aRunThatFailedIsToldOfInTheEnd() {
    BackfillId id = submit(pages("1..30", false, 1));
    advance.advance();
    path.runs.failed(active().get(0).id(), "in vain", true);

    advance.advance();
    assertThat(find(id).state()).isEqualTo(BackfillState.RUNNING);
    path.runs.fetched(active().get(0).id());
    advance.advance();

    assertThat(find(id).state()).isEqualTo(BackfillState.FAILED);
  }

  @Test
  void anUnknownFamilyIsRefusedByName() {
    BackfillPlan cats =
        BackfillPlan.of(
            new RunPlan(new FamilyName("cats"), source(), "seed", 1, 1),
            new PageRange(1, 2),
            false,
            1);

    assertThatThrownBy(() -> submit(cats))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cats");
    assertThat(backfills.newest(1)).isEmpty();
  }

  /** Executes its runs until there are none. */
  private void end() {
    while (advance.advance() > 0) {
      active().forEach(run -> execute(run.id()));
    }
  }

  private void execute(RunId run) {
    RecordSource users = path.source(InMemoryPath.users(0, 1_000, "Ulm"));
    path.ingesting(
            (request, secrets) -> {
              asked.add(request.page());
              return users.fetch(request, secrets);
            })
        .ingest(run);
  }

  private void fetched(RunPlan plan) {
    RunId run = new RunId(path.ids.get());
    path.runs.submit(run, plan);
    execute(run);
  }

  private List<Run> active() {
    return path.runs.newest(100).stream().filter(run -> !run.state().isOver()).toList();
  }

  private Backfill find(BackfillId id) {
    return backfills.find(id).orElseThrow();
  }

  private BackfillId submit(BackfillPlan plan) {
    BackfillId id = new BackfillId(UUID.randomUUID());
    assertThat(keep.submit(id, plan)).isEqualTo(find(id));
    return id;
  }

  private static BackfillPlan pages(String range, boolean missing, int concurrency) {
    return BackfillPlan.of(plan("seed"), PageRange.parse(range), missing, concurrency);
  }

  private static BackfillPlan days(boolean missing) {
    return BackfillPlan.of(
        plan("day-{date}"), DayRange.parse("2026-11-01..2026-11-03"), missing, 2);
  }

  private static RunPlan plan(String seed) {
    return new RunPlan(USERS, source(), seed, 25, 10);
  }

  private static URI source() {
    return URI.create("http://api.test/1.4/");
  }
}
