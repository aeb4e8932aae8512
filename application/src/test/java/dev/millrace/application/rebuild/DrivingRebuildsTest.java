package dev.millrace.application.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.application.InMemoryPath;
import dev.millrace.application.rebuild.KeepRebuilds.Ordered;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.rebuild.InMemoryRebuilds;
import dev.millrace.domain.port.rebuild.Rebuilds;
import dev.millrace.domain.port.serving.Places;
import dev.millrace.domain.port.serving.ViewPlace;
import dev.millrace.domain.port.serving.ViewPlace.Phase;
import dev.millrace.domain.port.serving.ViewPlaces;
import dev.millrace.domain.port.serving.WriterLease;
import dev.millrace.domain.rebuild.Compared;
import dev.millrace.domain.rebuild.Goal;
import dev.millrace.domain.rebuild.Progress;
import dev.millrace.domain.rebuild.Progress.Work;
import dev.millrace.domain.rebuild.Rebuild;
import dev.millrace.domain.rebuild.RebuildId;
import dev.millrace.domain.rebuild.RebuildState;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DrivingRebuildsTest {

  private static final String VIEW = "users_by_id";
  private static final String ANOTHER = "users_by_email";

  private final InMemoryPath path = new InMemoryPath(1);
  private final Set<String> tables = Set.copyOf(path.views.names());
  private final InMemoryRebuilds rebuilds = new InMemoryRebuilds(path.clock);
  private final KeepRebuilds keep = new KeepingRebuilds(path.families, rebuilds);
  private final RebuildView views = path.rebuilding(path.places, path.views, path.views);

  @Test
  void aRebuildIsComparedAndWaitsUntilItIsSwapped() {
    serve(6);
    RebuildId id = order(VIEW, false);

    assertThat(drive()).isEqualTo(1);

    Rebuild ready = find(id);
    assertThat(ready.state()).isEqualTo(RebuildState.READY);
    String table = Objects.requireNonNull(path.places.read().of(VIEW).beside());
    assertThat(ready.compared()).isEqualTo(new Compared(table, 6, 6, 6, 0, 0, 0));
    assertThat(drive()).isZero();
    assertThat(keep.swap(id).orElseThrow().state()).isEqualTo(RebuildState.RUNNING);
    assertThat(drive()).isEqualTo(1);
    assertThat(find(id))
        .extracting(Rebuild::state, Rebuild::problem)
        .containsExactly(RebuildState.SWAPPED, null);
    assertThat(find(id).finishedAt()).isNotNull();
    assertSettledIn(table);
  }

  @Test
  void oneThatIsToSwapDoesSoByItselfWhatWasComparedBeingNoted() {
    serve(6);
    RebuildId id = order(VIEW, true);

    driveToTheEnd(id);

    assertThat(find(id).state()).isEqualTo(RebuildState.SWAPPED);
    assertSettledIn(Objects.requireNonNull(find(id).compared()).table());
  }

  @Test
  void howFarItIsIsNotedMeanwhile() {
    serve(6);
    WriterLease stream = new WriterLease("users-facts", new UUID(1, 1), "4711@host", Instant.EPOCH);
    assertThat(path.leases.take(stream)).isEmpty();
    RebuildId id = order(VIEW, false);
    List<Progress> seen = new ArrayList<>();
    List<String> waited = new ArrayList<>();

    drive(
        new Listening(() -> seen.add(find(id).progress())) {
          @Override
          public void pause() {
            waited.add(String.valueOf(find(id).problem()));
            path.places.saw(stream, path.places.read().number());
          }
        });

    assertThat(seen)
        .contains(new Progress(Work.FILLING, 3, 6))
        .last()
        .extracting(Progress::work)
        .isEqualTo(Work.COMPARING);
    assertThat(waited).singleElement().asString().contains("users-facts");
    assertThat(find(id).problem()).isNull();
    assertThat(find(id).progress()).isEqualTo(Progress.NONE);
  }

  @Test
  void longComparisonsAreNotedNowAndThen() {
    RebuildId id = order(VIEW, false);
    Rebuild begun = find(id);
    Course course = new Course(rebuilds, begun, ever());

    for (int piece = 1; piece <= 11; piece++) {
      course.comparing(piece * 500L);
    }

    assertThat(find(id).progress()).isEqualTo(new Progress(Work.COMPARING, 5_500, 0));
    assertThat(find(id).number()).isEqualTo(begun.number() + 2);
  }

  @Test
  void aRecordThatHasNoRowIsNotedBeforeTheFillingGoesPastIt() {
    RebuildId id = order(VIEW, true);
    Course course = new Course(rebuilds, find(id), ever());

    course.filling(500, 9_000, 0);
    course.filling(1_000, 9_000, 2);

    assertThat(find(id).unmapped()).isEqualTo(2);
    new Course(rebuilds, find(id), ever()).filling(1_500, 9_000, 1);
    assertThat(find(id).unmapped()).as("with those of before a restart").isEqualTo(3);
  }

  @Test
  void whatCannotBeMappedKeepsItFromSwappingAlsoAfterARestartUntilThatIsOrderedAgain() {
    loseRecordsOf(serve(2));
    RebuildId id = order(VIEW, true);
    drive(endingIn(Phase.FILLED));

    driveToTheEnd(id);

    assertThat(find(id).state()).isEqualTo(RebuildState.READY);
    assertThat(find(id).unmapped()).isEqualTo(2);
    assertThat(find(id).problem()).contains("2 records could not be mapped");
    assertThat(path.places.read().of(VIEW).live()).isEqualTo(VIEW);
    keep.swap(id);
    driveToTheEnd(id);
    assertThat(find(id).state()).isEqualTo(RebuildState.SWAPPED);
  }

  @Test
  void whatCannotBeMappedIsNotSwappedWhereverItCrashes() {
    loseRecordsOf(serve(2));
    int crashes = 0;
    boolean isOver = false;
    while (!isOver) {
      RebuildId id = order(VIEW, true);
      isOver = survives(new Crashing(crashes + 1));
      driveToTheEnd(id);
      assertThat(find(id).state()).as("after crash " + crashes).isEqualTo(RebuildState.READY);
      assertThat(find(id).unmapped()).isGreaterThanOrEqualTo(2);
      keep.abort(id);
      driveToTheEnd(id);
      crashes++;
    }
    assertThat(crashes).isGreaterThan(8);
  }

  @Test
  void oneThatIsOnlyComparedNeedsNoReasonToWait() {
    loseRecordsOf(serve(2));
    RebuildId id = order(VIEW, false);

    drive();

    assertThat(find(id))
        .extracting(Rebuild::state, Rebuild::unmapped, Rebuild::problem)
        .containsExactly(RebuildState.READY, 2L, null);
  }

  @Test
  void anAbortEndsTheWorkAtHandAndLeavesAllAsItWas() {
    serve(6);
    RebuildId id = order(VIEW, true);

    drive(
        new Listening(
            () -> {
              if (find(id).progress().work() == Work.FILLING) {
                keep.abort(id);
              }
            }));

    assertThat(find(id).state()).isEqualTo(RebuildState.RUNNING);
    driveToTheEnd(id);
    assertThat(find(id).state()).isEqualTo(RebuildState.ABORTED);
    assertSettledIn(VIEW);
  }

  @Test
  void whoWasSentElsewhereLearnsItWithTheNextNote() {
    RebuildId id = order(VIEW, true);
    Course course = new Course(rebuilds, find(id), ever());
    keep.abort(id);

    assertThatThrownBy(() -> course.comparing(1)).isInstanceOf(BrokenOff.class);

    assertThat(find(id).goal()).isEqualTo(Goal.ABORT);
  }

  @Test
  void aRebuildThatIsReadyIsAborted() {
    serve(6);
    RebuildId id = order(VIEW, false);
    drive();

    keep.abort(id);
    driveToTheEnd(id);

    assertThat(find(id))
        .extracting(Rebuild::state, Rebuild::problem)
        .containsExactly(RebuildState.ABORTED, null);
    assertSettledIn(VIEW);
  }

  @Test
  void aProcessThatEndsStopsBetweenTwoPiecesAndTheNextOneGoesOn() {
    serve(6);
    RebuildId id = order(VIEW, true);

    drive(endingIn(Phase.FILLING));

    assertThat(path.places.read().of(VIEW).phase()).isEqualTo(Phase.FILLING);
    assertThat(path.leases.holder("rebuild-" + VIEW)).isEmpty();
    driveToTheEnd(id);
    assertThat(find(id).state()).isEqualTo(RebuildState.SWAPPED);
    assertSettledIn(Objects.requireNonNull(find(id).compared()).table());
  }

  @ParameterizedTest
  @EnumSource(
      value = Goal.class,
      names = {"SWAP", "ABORT"})
  void whatCrashesAnywhereIsGoneOnWithAndMadeOnce(Goal goal) {
    serve(5);
    int crashes = 0;
    boolean isOver = false;
    while (!isOver) {
      RebuildId id = order(VIEW, false);
      drive();
      String table = Objects.requireNonNull(find(id).compared()).table();
      String before = path.places.read().of(VIEW).live();
      Optional<Rebuild> sent = goal == Goal.SWAP ? keep.swap(id) : keep.abort(id);
      assertThat(sent).isPresent();
      isOver = survives(new Crashing(crashes + 1));
      driveToTheEnd(id);
      assertThat(find(id))
          .as("after crash " + crashes)
          .extracting(Rebuild::state, Rebuild::problem)
          .containsExactly(goal == Goal.SWAP ? RebuildState.SWAPPED : RebuildState.ABORTED, null);
      assertSettledIn(goal == Goal.SWAP ? table : before);
      crashes++;
    }
    assertThat(crashes).isGreaterThan(4);
  }

  @Test
  void aViewThatAnotherProcessRebuildsIsPassedOver() {
    serve(3);
    WriterLease other =
        new WriterLease("rebuild-" + VIEW, new UUID(2, 2), "ada@host", Instant.EPOCH);
    assertThat(path.leases.take(other)).isEmpty();
    RebuildId held = order(VIEW, false);
    RebuildId free = order(ANOTHER, false);

    assertThat(drive()).isEqualTo(1);

    assertThat(find(held).state()).isEqualTo(RebuildState.RUNNING);
    assertThat(find(held).problem()).contains("ada@host");
    assertThat(find(free).state()).isEqualTo(RebuildState.READY);
    long number = find(held).number();
    assertThat(drive()).isZero();
    assertThat(find(held).number()).as("told once").isEqualTo(number);
    path.leases.release(other);
    drive();
    assertThat(find(held).state()).isEqualTo(RebuildState.READY);
  }

  @Test
  void whoWorksOnItIsNotDisturbedByWhoMayNot() {
    RebuildId id = order(VIEW, false);
    rebuilds.note(find(id).at(new Progress(Work.FILLING, 500, 900), 0));
    Rebuild before = find(id);

    int driven =
        driving(
                (view, goal, isPersonal, by, watch) -> {
                  throw new RebuiltByAnother("ada@host does");
                })
            .drive(ever());

    assertThat(driven).isZero();
    assertThat(find(id)).isEqualTo(before);
  }

  @Test
  void whatIsAwayIsToldAndWaitedFor() {
    serve(3);
    RebuildId id = order(VIEW, false);
    DrivingRebuilds away =
        driving(
            (view, goal, isPersonal, by, watch) -> {
              throw new TransientFailure("Cassandra does not answer");
            });

    assertThatThrownBy(() -> away.drive(ever()))
        .isInstanceOf(TransientFailure.class)
        .hasMessage("Cassandra does not answer");

    assertThat(find(id))
        .extracting(Rebuild::state, Rebuild::problem)
        .containsExactly(RebuildState.RUNNING, "Cassandra does not answer");
    drive();
    assertThat(find(id))
        .extracting(Rebuild::state, Rebuild::problem)
        .containsExactly(RebuildState.READY, null);
  }

  @Test
  void whatFailsForGoodIsNotTriedAgainUntilSomebodySaysSo() {
    serve(3);
    RebuildId id = order(VIEW, true);
    int driven =
        driving(
                (view, goal, isPersonal, by, watch) -> {
                  throw new PermanentFailure("no right to make tables");
                })
            .drive(ever());

    assertThat(driven).isEqualTo(1);
    assertThat(find(id))
        .extracting(Rebuild::state, Rebuild::problem)
        .containsExactly(RebuildState.FAILED, "no right to make tables");
    assertThat(drive()).isZero();
    keep.swap(id);
    driveToTheEnd(id);
    assertThat(find(id).state()).isEqualTo(RebuildState.SWAPPED);
  }

  @Test
  void whatBreaksIsToldWithoutWhatItQuotes() {
    RebuildId id = order(VIEW, true);

    driving(
            (view, goal, isPersonal, by, watch) -> {
              throw new IllegalStateException("ada@example.com");
            })
        .drive(ever());

    assertThat(find(id).state()).isEqualTo(RebuildState.FAILED);
    assertThat(find(id).problem()).contains("IllegalStateException").doesNotContain("ada");
  }

  @Test
  void aTableThatSomebodyElseDroppedIsNotSwapped() {
    serve(3);
    RebuildId id = order(VIEW, false);
    drive();
    byHand(Goal.ABORT);

    keep.swap(id);
    driveToTheEnd(id);

    assertThat(find(id).state()).isEqualTo(RebuildState.ABORTED);
    assertThat(find(id).problem()).contains("nothing was swapped");
    assertSettledIn(VIEW);
  }

  @Test
  void aTableThatSomebodyElseDropsIsNotSwappedEither() {
    serve(3);
    RebuildId id = order(VIEW, false);
    drive();
    ViewPlace going = path.places.read().of(VIEW).in(Phase.DROPPING);
    assertThat(path.places.replace(going, path.places.read().number())).isTrue();

    keep.swap(id);
    driveToTheEnd(id);

    assertThat(find(id).state()).isEqualTo(RebuildState.ABORTED);
    assertThat(path.places.read().of(VIEW)).isEqualTo(going);
  }

  @Test
  void anotherTableThanTheOneThatWasComparedIsLeftAlone() {
    serve(3);
    RebuildId id = order(VIEW, false);
    drive();
    byHand(Goal.ABORT);
    byHand(Goal.COMPARE);
    ViewPlace anothers = path.places.read().of(VIEW);

    keep.abort(id);
    driveToTheEnd(id);

    assertThat(find(id))
        .extracting(Rebuild::state, Rebuild::problem)
        .containsExactly(RebuildState.ABORTED, null);
    assertThat(path.places.read().of(VIEW)).isEqualTo(anothers);
  }

  @ParameterizedTest
  @EnumSource(
      value = Goal.class,
      names = {"SWAP", "ABORT"})
  void whatSomebodyElseSwappedIsSwapped(Goal goal) {
    serve(3);
    RebuildId id = order(VIEW, false);
    drive();
    byHand(Goal.SWAP);

    assertThat(goal == Goal.SWAP ? keep.swap(id) : keep.abort(id)).isPresent();
    driveToTheEnd(id);

    assertThat(find(id).state()).isEqualTo(RebuildState.SWAPPED);
    assertSettledIn(Objects.requireNonNull(find(id).compared()).table());
  }

  @Test
  void anAbortBehindTheSwapEndsTheSwap() {
    serve(3);
    RebuildId id = order(VIEW, false);
    drive();
    ViewPlace swapped = path.places.read().of(VIEW).swapped();
    assertThat(path.places.replace(swapped, path.places.read().number())).isTrue();

    keep.abort(id);
    driveToTheEnd(id);

    assertThat(find(id).state()).isEqualTo(RebuildState.SWAPPED);
    assertSettledIn(swapped.live());
  }

  @Test
  void whatAnotherOneLeftHalfSwappedIsEndedBeforeItBegins() {
    serve(3);
    byHand(Goal.COMPARE);
    ViewPlace swapped = path.places.read().of(VIEW).swapped();
    assertThat(path.places.replace(swapped, path.places.read().number())).isTrue();
    RebuildId id = order(VIEW, false);

    drive();

    assertThat(find(id).state()).isEqualTo(RebuildState.RUNNING);
    assertSettledIn(swapped.live());
    drive();
    assertThat(find(id).state()).isEqualTo(RebuildState.READY);
  }

  private void byHand(Goal goal) {
    assertThat(views.rebuild(VIEW, goal, false, "hand", new Silent()).view()).isEqualTo(VIEW);
  }

  private static DriveRebuilds.Pace ever() {
    return new Listening(() -> {});
  }

  private DriveRebuilds.Pace endingIn(Phase phase) {
    return new Listening(() -> {}) {
      @Override
      public boolean mayGoOn() {
        return path.places.read().of(VIEW).phase() != phase;
      }
    };
  }

  private boolean survives(Crashing crashing) {
    try {
      new DrivingRebuilds(
              crashing,
              path.rebuilding(crashing.new Standing(), path.views, path.views),
              path.places,
              "me")
          .drive(ever());
      return true;
    } catch (Failure crashed) {
      return false;
    }
  }

  private RebuildId order(String view, boolean isToSwap) {
    RebuildId id = new RebuildId(path.ids.get());
    assertThat(keep.order(id, view, isToSwap)).isEqualTo(new Ordered.Taken(find(id)));
    return id;
  }

  private int drive() {
    return drive(ever());
  }

  private int drive(DriveRebuilds.Pace pace) {
    return driving(views).drive(pace);
  }

  private void driveToTheEnd(RebuildId id) {
    while (find(id).state() == RebuildState.RUNNING) {
      assertThat(drive()).isEqualTo(1);
    }
  }

  private DrivingRebuilds driving(RebuildView driven) {
    return new DrivingRebuilds(rebuilds, driven, path.places, "me");
  }

  private Rebuild find(RebuildId id) {
    return rebuilds.find(id).orElseThrow();
  }

  private RunId serve(int users) {
    RunId run = path.ingest(InMemoryPath.users(0, users, "Ulm"), 2);
    path.relay();
    path.project();
    return run;
  }

  private void loseRecordsOf(RunId run) {
    path.store.drop(run);
    path.store.dropRaw(run);
  }

  /** Nothing is left but the tables that there were, with that one for the old one. */
  private void assertSettledIn(String live) {
    assertThat(path.places.read().of(VIEW))
        .isEqualTo(new ViewPlace(VIEW, live, null, Phase.SETTLED, 0, null));
    Set<String> expected = new HashSet<>(tables);
    expected.remove(VIEW);
    expected.add(live);
    assertThat(path.views.names()).isEqualTo(expected);
    Set<List<Object>> rows = new HashSet<>();
    Consumer<List<ViewRow>> all = piece -> piece.forEach(row -> rows.add(row.key()));
    path.views.scan(view().named(live), all);
    assertThat(rows).hasSize(path.store.keys(path.users.name()).size());
  }

  private View view() {
    return path.users.views().stream()
        .filter(view -> view.name().equals(VIEW))
        .findFirst()
        .orElseThrow();
  }

  /** Goes on for ever, and something happens each time that it is asked. */
  private static class Listening implements DriveRebuilds.Pace {

    private final Runnable asked;

    Listening(Runnable asked) {
      this.asked = asked;
    }

    @Override
    public boolean mayGoOn() {
      asked.run();
      return true;
    }

    @Override
    public void pause() {}
  }

  /** Of whoever rebuilds by hand. */
  private static final class Silent implements RebuildView.Watch {

    @Override
    public void filling(long done, long total, long unmapped) {}

    @Override
    public void comparing(long done) {}

    @Override
    public void waiting(String what) {}
  }

  /** Ports that end the process before their n-th call that changes anything, or after it. */
  private final class Crashing implements Rebuilds {

    private int left;

    Crashing(int calls) {
      this.left = calls;
    }

    private <T> T call(Supplier<T> change) {
      mayCrash("before");
      T changed = change.get();
      mayCrash("after");
      return changed;
    }

    private void mayCrash(String when) {
      left--;
      if (left == 0) {
        throw new TransientFailure("crashed " + when + " it");
      }
    }

    private void requireAlive() {
      if (left <= 0) {
        throw new TransientFailure("dead");
      }
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
      requireAlive();
      return call(() -> rebuilds.note(rebuild));
    }

    /** Of the same process. */
    private final class Standing implements ViewPlaces {

      @Override
      public Places read() {
        return path.places.read();
      }

      @Override
      public boolean replace(ViewPlace place, long number) {
        requireAlive();
        return call(() -> path.places.replace(place, number));
      }

      @Override
      public void saw(WriterLease lease, long number) {
        path.places.saw(lease, number);
      }

      @Override
      public Optional<Long> seenBy(String query) {
        return path.places.seenBy(query);
      }
    }
  }
}
