package dev.millrace.application.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.application.InMemoryPath;
import dev.millrace.application.rebuild.KeepRebuilds.Ordered;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.rebuild.InMemoryRebuilds;
import dev.millrace.domain.port.rebuild.Rebuilds;
import dev.millrace.domain.rebuild.Goal;
import dev.millrace.domain.rebuild.Progress;
import dev.millrace.domain.rebuild.Progress.Work;
import dev.millrace.domain.rebuild.Rebuild;
import dev.millrace.domain.rebuild.RebuildId;
import dev.millrace.domain.rebuild.RebuildState;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeepingRebuildsTest {

  private static final String VIEW = "users_by_id";
  private static final RebuildId FIRST = new RebuildId(new UUID(1, 1));
  private static final RebuildId SECOND = new RebuildId(new UUID(1, 2));

  private final InMemoryPath path = new InMemoryPath(1);
  private final InMemoryRebuilds rebuilds = new InMemoryRebuilds(path.clock);
  private final KeepRebuilds keep = new KeepingRebuilds(path.families, rebuilds);

  @Test
  void anOrderIsStoredOnce() {
    Ordered first = keep.order(FIRST, VIEW, true);

    assertThat(first).isEqualTo(new Ordered.Taken(find(FIRST)));
    assertThat(find(FIRST).goal()).isEqualTo(Goal.SWAP);
    assertThat(keep.order(FIRST, VIEW, true)).isEqualTo(first);
    assertThat(rebuilds.newest(10)).hasSize(1);
  }

  @Test
  void whoSaysNothingOfASwapGetsNone() {
    keep.order(FIRST, VIEW, false);

    assertThat(find(FIRST).goal()).isEqualTo(Goal.COMPARE);
  }

  @Test
  void ofAViewThereIsOneAtATime() {
    keep.order(FIRST, VIEW, false);

    assertThat(keep.order(SECOND, VIEW, false)).isEqualTo(new Ordered.Busy(find(FIRST)));
    assertThat(keep.order(SECOND, "users_by_email", false)).isInstanceOf(Ordered.Taken.class);
  }

  @Test
  void whatCannotBeRebuiltIsRefusedWithTheReason() {
    Ordered windows = keep.order(FIRST, "user_counts_by_gender_and_minute", false);
    Ordered unknown = keep.order(FIRST, "users_by_shoe_size", false);

    assertThat(windows)
        .isInstanceOfSatisfying(
            Ordered.Refused.class,
            refused -> assertThat(refused.problem()).contains("millrace replay"));
    assertThat(unknown)
        .isInstanceOfSatisfying(
            Ordered.Unknown.class,
            refused ->
                assertThat(refused.problem())
                    .contains("users_by_shoe_size")
                    .contains("users_by_email"));
    assertThat(rebuilds.newest(1)).isEmpty();
  }

  @Test
  void whoIsSentOnWhileItWorksGoesThere() {
    keep.order(FIRST, VIEW, false);

    assertThat(keep.swap(FIRST).orElseThrow().goal()).isEqualTo(Goal.SWAP);
    long number = find(FIRST).number();
    assertThat(keep.swap(FIRST)).contains(find(FIRST));
    assertThat(find(FIRST).number()).as("nothing has changed").isEqualTo(number);
    assertThat(keep.abort(FIRST).orElseThrow().goal()).isEqualTo(Goal.ABORT);
    assertThat(keep.swap(FIRST).orElseThrow().goal()).isEqualTo(Goal.ABORT);
  }

  @Test
  void whatIsOverStaysAndWhatIsUnknownIsNobody() {
    keep.order(FIRST, VIEW, false);
    Rebuild over = rebuilds.note(find(FIRST).in(RebuildState.SWAPPED, null)).orElseThrow();

    assertThat(keep.abort(FIRST)).contains(over);
    assertThat(keep.swap(FIRST)).contains(over);
    assertThat(keep.abort(SECOND)).isEmpty();
    assertThat(keep.swap(SECOND)).isEmpty();
  }

  @Test
  void progressThatIsNotedMeanwhileIsNotLost() {
    keep.order(FIRST, VIEW, false);
    Racing racing = new Racing(3);

    Rebuild sent = new KeepingRebuilds(path.families, racing).abort(FIRST).orElseThrow();

    assertThat(sent.goal()).isEqualTo(Goal.ABORT);
    assertThat(sent.unmapped()).isEqualTo(3);
  }

  @Test
  void whatNeverStandsStillIsToBeAskedForAgain() {
    keep.order(FIRST, VIEW, false);
    KeepRebuilds busy = new KeepingRebuilds(path.families, new Racing(Integer.MAX_VALUE));

    assertThatThrownBy(() -> busy.abort(FIRST)).isInstanceOf(TransientFailure.class);
  }

  private Rebuild find(RebuildId id) {
    return rebuilds.find(id).orElseThrow();
  }

  /** Somebody notes another lost record before each of so many notes. */
  private final class Racing implements Rebuilds {

    private int races;

    Racing(int races) {
      this.races = races;
    }

    @Override
    public Rebuild submit(RebuildId id, String view, Goal goal) {
      return rebuilds.submit(id, view, goal);
    }

    @Override
    public Optional<Rebuild> find(RebuildId id) {
      return rebuilds.find(id);
    }

    @Override
    public List<Rebuild> newest(int limit) {
      return rebuilds.newest(limit);
    }

    @Override
    public List<Rebuild> running() {
      return rebuilds.running();
    }

    @Override
    public Optional<Rebuild> note(Rebuild rebuild) {
      if (races > 0) {
        races--;
        Rebuild now = rebuilds.find(rebuild.id()).orElseThrow();
        rebuilds.note(now.at(new Progress(Work.FILLING, 1, 2), now.unmapped() + 1));
      }
      return rebuilds.note(rebuild);
    }
  }
}
