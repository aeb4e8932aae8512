package dev.millrace.domain.port.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.backfill.Backfill;
import dev.millrace.domain.backfill.BackfillId;
import dev.millrace.domain.backfill.BackfillPlan;
import dev.millrace.domain.backfill.BackfillState;
import dev.millrace.domain.backfill.DayRange;
import dev.millrace.domain.backfill.PageRange;
import dev.millrace.domain.backfill.Place;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.port.run.RunState;
import dev.millrace.domain.port.run.Runs;
import dev.millrace.domain.testing.PageFixture;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Backfills} does. */
public interface BackfillsContract {

  Place BEGIN = new Place(0, 3);
  Place LATER = new Place(0, 13);

  Backfills backfills();

  /** The runs of the same store. */
  Runs runs();

  @Test
  default void aBackfillOfPagesIsKeptAsItWasSubmitted() {
    BackfillId id = anyId();
    backfills().submit(id, pages());
    Backfill backfill = backfills().find(id).orElseThrow();
    assertThat(backfill)
        .extracting(Backfill::plan, Backfill::state, Backfill::next, Backfill::finishedAt)
        .containsExactly(pages(), BackfillState.RUNNING, BEGIN, null);
    assertThat(backfill.runs()).isEmpty();
    assertThat(backfills().find(anyId())).isEmpty();
  }

  @Test
  default void aBackfillOfDaysIsKeptAsItWasSubmitted() {
    BackfillId id = anyId();
    BackfillPlan days =
        BackfillPlan.of(plan("ü-{date}"), DayRange.parse("2026-10-30..2026-11-02"), true, 2);
    backfills().submit(id, days);
    assertThat(backfills().find(id).orElseThrow().plan()).isEqualTo(days);
  }

  @Test
  default void submittingAgainChangesNothing() {
    BackfillId id = submitted();
    backfills().move(id, BEGIN, LATER);
    Backfill moved = backfills().find(id).orElseThrow();
    backfills().submit(id, pages());
    assertThat(backfills().find(id)).contains(moved);
  }

  @Test
  default void theNewestComeFirstAndTheOldestRunFirst() {
    BackfillId first = submitted();
    BackfillId second = submitted();
    assertThat(backfills().newest(2)).extracting(Backfill::id).containsExactly(second, first);
    assertThat(backfills().running()).extracting(Backfill::id).containsSubsequence(first, second);
    backfills().pause(first);
    assertThat(backfills().running()).extracting(Backfill::id).doesNotContain(first);
  }

  @Test
  default void aRunIsStartedOnceAndCounted() {
    BackfillId id = submitted();
    RunId run = anyRun();
    assertThat(start(id, run)).isTrue();
    assertThat(start(id, anyRun())).isFalse();
    assertThat(backfills().move(id, BEGIN, LATER)).isFalse();
    assertThat(runs().find(run).orElseThrow().plan()).isEqualTo(pages().plan());
    Backfill backfill = backfills().find(id).orElseThrow();
    assertThat(backfill.next()).isEqualTo(LATER);
    assertThat(backfill.runs()).containsOnlyKeys(RunState.SUBMITTED);
    assertThat(backfill.active()).isEqualTo(1);
    runs().fetched(run);
    assertThat(backfills().find(id).orElseThrow().active()).isZero();
  }

  @Test
  default void ofSeveralAtOnceOneStartsTheRun() {
    BackfillId id = submitted();
    List<CompletableFuture<Boolean>> starts =
        IntStream.range(0, 8)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> start(id, anyRun())))
            .toList();
    assertThat(starts.stream().map(CompletableFuture::join)).hasSize(8).containsOnlyOnce(true);
    assertThat(backfills().find(id).orElseThrow().active()).isEqualTo(1);
  }

  @Test
  default void aPausedBackfillStartsNothingUntilItIsResumed() {
    BackfillId id = submitted();
    assertThat(backfills().pause(id).orElseThrow().state()).isEqualTo(BackfillState.PAUSED);
    assertThat(start(id, anyRun())).isFalse();
    assertThat(backfills().move(id, BEGIN, LATER)).isFalse();
    assertThat(backfills().resume(id).orElseThrow().state()).isEqualTo(BackfillState.RUNNING);
    assertThat(start(id, anyRun())).isTrue();
    assertThat(backfills().pause(anyId())).isEmpty();
    assertThat(backfills().resume(anyId())).isEmpty();
  }

  @Test
  default void aBackfillIsDoneWhenAllItsRunsAreFetched() {
    BackfillId id = submitted();
    RunId run = anyRun();
    start(id, run);
    backfills().finish(id, LATER);
    assertThat(state(id)).isEqualTo(BackfillState.RUNNING);
    runs().fetched(run);
    backfills().finish(id, BEGIN);
    assertThat(state(id)).isEqualTo(BackfillState.RUNNING);
    backfills().finish(id, LATER);
    assertThat(state(id)).isEqualTo(BackfillState.DONE);
    assertThat(backfills().find(id).orElseThrow().finishedAt()).isNotNull();
    assertThat(backfills().pause(id).orElseThrow().state()).isEqualTo(BackfillState.DONE);
    assertThat(backfills().cancel(id).orElseThrow().state()).isEqualTo(BackfillState.DONE);
  }

  @Test
  default void aBackfillOneOfWhoseRunsWasNotFetchedHasFailed() {
    BackfillId id = submitted();
    RunId run = anyRun();
    start(id, run);
    runs().failed(run, "in vain", true);
    backfills().finish(id, LATER);
    assertThat(state(id)).isEqualTo(BackfillState.FAILED);
    assertThat(backfills().resume(id).orElseThrow().state()).isEqualTo(BackfillState.FAILED);
  }

  @Test
  default void aBackfillWithoutRunsIsDone() {
    BackfillId id = submitted();
    backfills().move(id, BEGIN, LATER);
    backfills().finish(id, LATER);
    assertThat(state(id)).isEqualTo(BackfillState.DONE);
  }

  @Test
  default void cancellingStopsTheRunsThatAreNotOver() {
    BackfillId id = submitted();
    RunId fetched = anyRun();
    RunId running = anyRun();
    RunId another = anyRun();
    runs().submit(another, pages().plan());
    start(id, fetched);
    backfills().start(id, LATER, new Place(0, 20), running, pages().plan());
    runs().fetched(fetched);
    runs().begin(running);
    Backfill cancelled = backfills().cancel(id).orElseThrow();
    assertThat(cancelled.state()).isEqualTo(BackfillState.CANCELLED);
    assertThat(cancelled.finishedAt()).isNotNull();
    assertThat(runs().find(fetched).orElseThrow().state()).isEqualTo(RunState.FETCHED);
    assertThat(runs().find(running).orElseThrow().state()).isEqualTo(RunState.CANCELLED);
    assertThat(runs().find(another).orElseThrow().state()).isEqualTo(RunState.SUBMITTED);
    assertThat(backfills().cancel(id)).contains(cancelled);
    assertThat(backfills().cancel(anyId())).isEmpty();
  }

  private BackfillState state(BackfillId id) {
    return backfills().find(id).orElseThrow().state();
  }

  private boolean start(BackfillId id, RunId run) {
    return backfills().start(id, BEGIN, LATER, run, pages().plan());
  }

  private BackfillId submitted() {
    BackfillId id = anyId();
    backfills().submit(id, pages());
    return id;
  }

  private static BackfillPlan pages() {
    return BackfillPlan.of(plan("ü"), new PageRange(3, 40), false, 4);
  }

  private static RunPlan plan(String seed) {
    return new RunPlan(
        PageFixture.THINGS, URI.create("http://127.0.0.1/api/1.4/"), seed, 100, 10, 1, true);
  }

  private static BackfillId anyId() {
    return new BackfillId(UUID.randomUUID());
  }

  private static RunId anyRun() {
    return new RunId(UUID.randomUUID());
  }
}
