package dev.millrace.domain.port.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.rebuild.Compared;
import dev.millrace.domain.rebuild.Goal;
import dev.millrace.domain.rebuild.Progress;
import dev.millrace.domain.rebuild.Progress.Work;
import dev.millrace.domain.rebuild.Rebuild;
import dev.millrace.domain.rebuild.RebuildId;
import dev.millrace.domain.rebuild.RebuildState;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Rebuilds} does. */
public interface RebuildsContract {

  Compared COMPARED = new Compared("things__2", 9, 10, 5, 3, 2, 1);

  Rebuilds rebuilds();

  @Test
  default void aRebuildIsKeptAsItWasSubmitted() {
    Rebuild submitted = submitted();
    assertThat(submitted)
        .extracting(
            Rebuild::goal,
            Rebuild::state,
            Rebuild::progress,
            Rebuild::unmapped,
            Rebuild::compared,
            Rebuild::problem,
            Rebuild::finishedAt)
        .containsExactly(Goal.COMPARE, RebuildState.RUNNING, Progress.NONE, 0L, null, null, null);
    assertThat(rebuilds().find(submitted.id())).contains(submitted);
    assertThat(rebuilds().find(anyId())).isEmpty();
  }

  @Test
  default void submittingAgainChangesNothing() {
    Rebuild submitted = submitted();
    Rebuild noted = note(submitted.at(new Progress(Work.FILLING, 500, 700), 0));
    assertThat(rebuilds().submit(submitted.id(), submitted.view(), Goal.SWAP)).isEqualTo(noted);
  }

  @Test
  default void ofAViewOneIsNotOver() {
    Rebuild first = submitted();
    RebuildId second = anyId();
    assertThat(rebuilds().submit(second, first.view(), Goal.SWAP)).isEqualTo(first);
    Rebuild ready = note(first.in(RebuildState.READY, null));
    assertThat(rebuilds().submit(second, first.view(), Goal.SWAP)).isEqualTo(ready);
    Rebuild failed = note(ready.in(RebuildState.FAILED, "it broke"));
    assertThat(rebuilds().submit(second, first.view(), Goal.SWAP)).isEqualTo(failed);
    assertThat(rebuilds().find(second)).isEmpty();
    note(failed.in(RebuildState.ABORTED, null));
    assertThat(rebuilds().submit(second, first.view(), Goal.SWAP).id()).isEqualTo(second);
  }

  @Test
  default void ofSeveralAtOnceOneIsStored() {
    String view = anyView();
    List<CompletableFuture<Rebuild>> submitted =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> rebuilds().submit(anyId(), view, Goal.COMPARE)))
            .toList();
    assertThat(submitted.stream().map(CompletableFuture::join).distinct()).hasSize(1);
  }

  @Test
  default void whatIsNotedIsKept() {
    Rebuild submitted = submitted();
    Rebuild filling = submitted.at(new Progress(Work.FILLING, 500, 700), 3);
    Rebuild noted = note(filling);
    assertThat(noted.number()).isGreaterThan(submitted.number());
    assertThat(noted).usingRecursiveComparison().ignoringFields("number").isEqualTo(filling);
    Rebuild waiting = note(noted.waitingFor("the query things-facts"));
    assertThat(waiting.problem()).isEqualTo("the query things-facts");
    Rebuild compared = note(waiting.compared(COMPARED));
    assertThat(compared)
        .extracting(Rebuild::compared, Rebuild::unmapped, Rebuild::problem, Rebuild::finishedAt)
        .containsExactly(COMPARED, 3L, null, null);
    Rebuild swapping = note(compared.to(Goal.SWAP).orElseThrow());
    assertThat(swapping.goal()).isEqualTo(Goal.SWAP);
    assertThat(swapping.compared()).isEqualTo(COMPARED);
    Rebuild swapped = note(swapping.in(RebuildState.SWAPPED, null));
    assertThat(swapped.state()).isEqualTo(RebuildState.SWAPPED);
    assertThat(swapped.finishedAt()).isAfterOrEqualTo(swapped.submittedAt());
    assertThat(rebuilds().find(submitted.id())).contains(swapped);
  }

  @Test
  default void whatWasChangedMeanwhileIsNotOverwritten() {
    Rebuild submitted = submitted();
    Rebuild aborting = note(submitted.to(Goal.ABORT).orElseThrow());
    assertThat(rebuilds().note(submitted.compared(COMPARED))).isEmpty();
    assertThat(rebuilds().find(submitted.id())).contains(aborting);
    assertThat(
            rebuilds().note(Rebuild.submitted(anyId(), "none", Goal.SWAP, aborting.submittedAt())))
        .isEmpty();
  }

  @Test
  default void theNewestComeFirstAndTheOldestRunFirst() {
    Rebuild first = submitted();
    Rebuild second = submitted();
    assertThat(rebuilds().newest(2)).containsExactly(second, first);
    assertThat(rebuilds().running()).containsSubsequence(first, second);
    for (RebuildState state :
        List.of(RebuildState.READY, RebuildState.FAILED, RebuildState.SWAPPED)) {
      first = note(first.in(state, null));
      assertThat(rebuilds().running()).contains(second).doesNotContain(first);
    }
  }

  private Rebuild note(Rebuild rebuild) {
    return rebuilds().note(rebuild).orElseThrow();
  }

  private Rebuild submitted() {
    return rebuilds().submit(anyId(), anyView(), Goal.COMPARE);
  }

  private static RebuildId anyId() {
    return new RebuildId(UUID.randomUUID());
  }

  private static String anyView() {
    return "things_" + UUID.randomUUID();
  }
}
