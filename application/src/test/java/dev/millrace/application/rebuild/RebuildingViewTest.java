package dev.millrace.application.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.application.InMemoryPath;
import dev.millrace.application.rebuild.RebuildView.Watch;
import dev.millrace.application.rebuild.Rebuilt.State;
import dev.millrace.application.rebuild.RowDifference.Kind;
import dev.millrace.application.verify.Verification;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.serving.HeldLease;
import dev.millrace.domain.port.serving.Places;
import dev.millrace.domain.port.serving.ViewPlace;
import dev.millrace.domain.port.serving.ViewPlace.Phase;
import dev.millrace.domain.port.serving.ViewPlaces;
import dev.millrace.domain.port.serving.ViewTables;
import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.port.serving.WriterLease;
import dev.millrace.domain.port.serving.WriterLeases;
import dev.millrace.domain.rebuild.Goal;
import dev.millrace.domain.record.ContentHash;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import dev.millrace.domain.view.WriteTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RebuildingViewTest {

  private static final String VIEW = "users_by_email";
  private static final WriteTime LATER = new WriteTime(Long.MAX_VALUE / 2);

  private final InMemoryPath path = new InMemoryPath(1);
  private final Set<String> tables = Set.copyOf(path.views.names());
  private final WriterLease driver =
      new WriterLease("users-facts", new UUID(1, 1), "4711@host", Instant.EPOCH);

  @Test
  void theNewTableIsComparedAndThenTakesThePlaceOfTheOldOne() {
    RunId run = serve(users(6, "ulm"));
    remove(2);
    add(hash("ghost"), id(9));

    Rebuilt ready = rebuild(Goal.COMPARE);

    assertThat(ready).extracting(Rebuilt::state, Rebuilt::live).containsExactly(State.READY, VIEW);
    TableComparison comparison = Objects.requireNonNull(ready.comparison());
    assertThat(comparison)
        .extracting(
            TableComparison::live,
            TableComparison::rebuilt,
            TableComparison::equal,
            TableComparison::missing,
            TableComparison::changed,
            TableComparison::stale)
        .containsExactly(6L, 6L, 5L, 1L, 0L, 1L);
    assertThat(comparison.differences())
        .extracting(RowDifference::kind)
        .containsExactlyInAnyOrder(Kind.MISSING, Kind.STALE);

    Rebuilt swapped = rebuild(Goal.SWAP);

    assertThat(swapped.state()).isEqualTo(State.SWAPPED);
    assertThat(swapped.live()).startsWith(VIEW + "__");
    assertThat(rows(VIEW)).isEqualTo(expected(users(6, "ulm")));
    assertSettled(swapped.live());
    assertThat(verify(run)).matches(Verification::isComplete);
  }

  @Test
  void itsRowsTellWhereTheirEventsStandAsTheOldOnesDid() {
    serve(users(4, "ulm"));
    List<ViewRow> before = allOf(VIEW);

    Rebuilt swapped = rebuild(Goal.SWAP);

    assertThat(allOf(swapped.live()).stream().map(ViewRow::values))
        .containsExactlyInAnyOrderElementsOf(before.stream().map(ViewRow::values).toList());
  }

  @Test
  void whatIsNotServedYetTellsThatARebuildWroteIt() {
    path.ingest(users(1, "ulm"), 1);

    Rebuilt swapped = rebuild(Goal.SWAP);

    assertThat(allOf(swapped.live()))
        .extracting(row -> row.value("log_position", String.class).orElseThrow())
        .containsExactly("rebuild-0@0");
  }

  @Test
  void whileUsersFlowAndMoveNothingIsLostAndNothingStays() {
    hold();
    List<RunId> runs = new ArrayList<>(List.of(serve(users(9, "ulm"))));
    Flowing flowing =
        new Flowing(
            round -> {
              runs.add(path.ingest(users(4 + round % 4, "town" + round), 2));
              path.relay();
              path.project();
            });

    Rebuilt swapped =
        path.rebuilding(path.places, path.views, path.views)
            .rebuild(VIEW, Goal.SWAP, false, "me", flowing);

    assertThat(flowing.rounds).isGreaterThan(5);
    path.relay();
    path.project();
    assertThat(rows(swapped.live())).isEqualTo(current());
    assertThat(runs).allSatisfy(run -> assertThat(verify(run)).matches(Verification::isComplete));
    assertSettled(swapped.live());
  }

  @Test
  void noRecordIsReadBeforeEveryDriverWritesBothTables() {
    hold();
    serve(users(2, "ulm"));
    List<String> heard = new ArrayList<>();
    Watch watch =
        new Watch() {
          @Override
          public void filling(long done, long total, long unmapped) {
            heard.add("filling");
          }

          @Override
          public void comparing(long done) {}

          @Override
          public void waiting(String what) {
            heard.add("waiting");
            assertThat(what).contains("users-facts");
            if (heard.size() == 3) {
              path.places.saw(driver, path.places.read().number());
            }
          }
        };

    rebuild(Goal.COMPARE, watch);

    assertThat(heard).startsWith("waiting", "waiting", "waiting", "filling");
  }

  @Test
  void aDriverThatWroteByEarlierPlacesKeepsTheOldTableFromGoing() {
    hold();
    serve(users(2, "ulm"));
    rebuild(Goal.COMPARE, new Flowing(round -> {}));
    List<Phase> phases = new ArrayList<>();
    Flowing flowing = new Flowing(round -> phases.add(path.places.read().of(VIEW).phase()));

    rebuild(Goal.SWAP, flowing);

    assertThat(phases).containsExactly(Phase.SWAPPED, Phase.RETIRED);
  }

  @Test
  void anAbortLeavesAllAsItWas() {
    serve(users(3, "ulm"));
    remove(1);
    Set<List<Object>> before = rows(VIEW);
    rebuild(Goal.COMPARE);

    Rebuilt aborted = rebuild(Goal.ABORT);

    assertThat(aborted)
        .extracting(Rebuilt::state, Rebuilt::live)
        .containsExactly(State.SETTLED, VIEW);
    assertThat(rows(VIEW)).isEqualTo(before);
    assertThat(path.views.names()).isEqualTo(tables);
    assertThat(rebuild(Goal.ABORT).state()).isEqualTo(State.SETTLED);
  }

  @Test
  void aViewIsRebuiltAgainAndAgain() {
    serve(users(3, "ulm"));

    String first = rebuild(Goal.SWAP).live();
    serve(users(2, "jena"));
    String second = rebuild(Goal.SWAP).live();

    assertThat(second).isNotEqualTo(first).startsWith(VIEW + "__");
    assertThat(rows(second)).isEqualTo(current());
    assertSettled(second);
  }

  @Test
  void whatCrashesAnywhereIsGoneOnWithByTheSameCommand() {
    serve(users(5, "ulm"));
    int crashes = 0;
    boolean isOver = false;
    while (!isOver) {
      Crashing crashing = new Crashing(crashes + 1);
      isOver = survives(crashing, Goal.SWAP);
      if (!isOver) {
        crashes++;
        Rebuilt swapped = rebuild(Goal.SWAP);
        assertThat(swapped.state()).isEqualTo(State.SWAPPED);
        assertThat(rows(swapped.live())).as("after crash " + crashes).isEqualTo(current());
        assertSettled(swapped.live());
      }
    }
    assertThat(crashes).isGreaterThan(10);
  }

  @Test
  void whatCrashesAnywhereIsUndoneUntilItIsSwapped() {
    serve(users(5, "ulm"));
    remove(1);
    Set<List<Object>> before = rows(VIEW);
    int crashes = 0;
    boolean isOver = false;
    while (!isOver) {
      Crashing crashing = new Crashing(crashes + 1);
      isOver = survives(crashing, Goal.COMPARE);
      if (!isOver) {
        crashes++;
      }
      assertThat(rebuild(Goal.ABORT).state()).isEqualTo(State.SETTLED);
      assertThat(rows(VIEW)).isEqualTo(before);
      assertThat(path.views.names()).as("after crash " + crashes).isEqualTo(tables);
    }
    assertThat(crashes).isGreaterThan(5);
  }

  @Test
  void anAbortAfterTheSwapEndsTheSwap() {
    serve(users(2, "ulm"));
    rebuild(Goal.COMPARE);
    ViewPlace filled = path.places.read().of(VIEW);
    assertThat(path.places.replace(filled.swapped(), path.places.read().number())).isTrue();

    Rebuilt ended = rebuild(Goal.ABORT);

    assertThat(ended.state()).isEqualTo(State.SWAPPED);
    assertSettled(ended.live());
  }

  @Test
  void oneProcessAtATimeRebuildsAView() {
    WriterLease other =
        new WriterLease("rebuild-" + VIEW, new UUID(2, 2), "ada@host", Instant.EPOCH);
    assertThat(path.leases.take(other)).isEmpty();

    assertThatThrownBy(() -> rebuild(Goal.SWAP))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("ada@host");

    path.leases.release(other);
    assertThat(rebuild(Goal.SWAP).state()).isEqualTo(State.SWAPPED);
    assertThat(path.leases.holder("rebuild-" + VIEW)).isEmpty();
  }

  @Test
  void whatAnotherProcessDidMeanwhileIsNotSwapped() {
    serve(users(2, "ulm"));
    ViewPlace half = ViewPlace.first(VIEW).planning(VIEW + "__half").in(Phase.FILLING);
    Flowing takenOver =
        new Flowing(
            round -> {
              if (path.places.read().of(VIEW).phase() == Phase.FILLED && round == 3) {
                path.leases.letRunOut("rebuild-" + VIEW);
                rebuild(Goal.ABORT);
                assertThat(path.places.replace(half, path.places.read().number())).isTrue();
              }
            });

    assertThatThrownBy(() -> rebuild(Goal.SWAP, takenOver))
        .isInstanceOf(TransientFailure.class)
        .hasMessageContaining("has changed meanwhile");

    assertThat(takenOver.rounds).isEqualTo(3);
    assertThat(path.places.read().of(VIEW)).isEqualTo(half);
  }

  @Test
  void aChangeThatIsMadeThoughTheStoreDeniesItIsNotTakenForAnotherOnes() {
    serve(users(2, "ulm"));
    Crashing denied = new Crashing(0);
    denied.isDenying = true;

    Rebuilt swapped =
        path.rebuilding(denied, path.views, path.views)
            .rebuild(VIEW, Goal.SWAP, false, "me", new Flowing(round -> {}));

    assertThat(swapped.state()).isEqualTo(State.SWAPPED);
    assertSettled(swapped.live());
  }

  @Test
  void aLeaseThatCannotBeGivenBackUndoesNothing() {
    serve(users(2, "ulm"));
    WriterLeases away =
        new WriterLeases() {
          @Override
          public Optional<HeldLease> take(WriterLease wanted) {
            return path.leases.take(wanted);
          }

          @Override
          public boolean renew(WriterLease held) {
            return path.leases.renew(held);
          }

          @Override
          public void release(WriterLease held) {
            throw new TransientFailure("away");
          }
        };

    Rebuilt swapped =
        path.rebuilding(away, path.places, path.views, path.views)
            .rebuild(VIEW, Goal.SWAP, false, "me", new Flowing(round -> {}));

    assertThat(swapped.state()).isEqualTo(State.SWAPPED);
  }

  @Test
  void recordsThatCannotBeMappedAreTold() {
    RunId run = serve(users(2, "ulm"));
    path.store.drop(run);
    path.store.dropRaw(run);

    Rebuilt ready = rebuild(Goal.SWAP);

    assertThat(ready.state()).as("whoever loses rows says so twice").isEqualTo(State.READY);
    assertThat(ready.unmapped()).isEqualTo(2);
    assertThat(ready.unmappedRecords()).hasSize(2);
    assertThat(Objects.requireNonNull(ready.comparison()).stale()).isEqualTo(2);
    assertThat(rows(VIEW)).hasSize(2);
    assertThat(rebuild(Goal.SWAP).state()).isEqualTo(State.SWAPPED);
  }

  @Test
  void countsOfWindowsAreRefused() {
    assertThatThrownBy(
            () ->
                path.rebuilding(path.places, path.views, path.views)
                    .rebuild(
                        "user_counts_by_gender_and_minute",
                        Goal.SWAP,
                        false,
                        "me",
                        new Flowing(round -> {})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("millrace replay");
  }

  private boolean survives(Crashing crashing, Goal goal) {
    try {
      path.rebuilding(crashing, crashing, crashing)
          .rebuild(VIEW, goal, false, "me", new Flowing(round -> {}));
      return true;
    } catch (Failure crashed) {
      return false;
    }
  }

  private Rebuilt rebuild(Goal goal) {
    return rebuild(goal, new Flowing(round -> {}));
  }

  private Rebuilt rebuild(Goal goal, Watch watch) {
    return path.rebuilding(path.places, path.views, path.views)
        .rebuild(VIEW, goal, false, "me", watch);
  }

  /** Nothing is left but the tables that there were, with the new one for the old one. */
  private void assertSettled(String live) {
    Set<String> expected = new HashSet<>(tables);
    expected.remove(VIEW);
    expected.add(live);
    assertThat(path.views.names()).isEqualTo(expected);
    assertThat(path.places.read().of(VIEW))
        .isEqualTo(new ViewPlace(VIEW, live, null, Phase.SETTLED, 0, null));
  }

  private Verification verify(RunId run) {
    return path.verifying().verify(run).orElseThrow();
  }

  private void hold() {
    assertThat(path.leases.take(driver)).isEmpty();
  }

  private RunId serve(List<Document> users) {
    RunId run = path.ingest(users, 2);
    path.relay();
    path.project();
    return run;
  }

  private Set<List<Object>> rows(String table) {
    Set<List<Object>> keys = new HashSet<>();
    String live = table.equals(VIEW) ? path.places.read().of(VIEW).live() : table;
    allOf(live).forEach(row -> keys.add(row.key()));
    return keys;
  }

  private List<ViewRow> allOf(String table) {
    List<ViewRow> rows = new ArrayList<>();
    path.views.scan(view().named(table), rows::addAll);
    return rows;
  }

  /** By the latest versions in the store. */
  private Set<List<Object>> current() {
    Set<List<Object>> keys = new HashSet<>();
    for (int number = 0; number < 20; number++) {
      path.store
          .version(path.users.name(), new RecordKey(id(number).toString()))
          .flatMap(version -> Optional.ofNullable(version.viewKeys().byView().get(VIEW)))
          .ifPresent(key -> keys.add(List.of(key.get(0), UUID.fromString(key.get(1)))));
    }
    return keys;
  }

  private static Set<List<Object>> expected(List<Document> users) {
    Set<List<Object>> keys = new HashSet<>();
    for (int number = 0; number < users.size(); number++) {
      keys.add(List.of(hash(users.get(number).at("email").text().orElseThrow()), id(number)));
    }
    return keys;
  }

  private void remove(int number) {
    Object hash =
        allOf(VIEW).stream()
            .filter(row -> row.key().get(1).equals(id(number)))
            .findFirst()
            .orElseThrow()
            .key()
            .get(0);
    path.views.write(List.of(new Mutation.Delete(view(), List.of(hash, id(number)), LATER)));
  }

  private void add(String hash, UUID user) {
    View part =
        new View(
            VIEW, view().partitionKey(), view().clusteringKey(), view().values().subList(0, 1));
    path.views.write(
        List.of(new Mutation.Upsert(part, List.of(hash, user, "Ghost"), LATER, false)));
  }

  private View view() {
    return path.users.views().stream()
        .filter(view -> view.name().equals(VIEW))
        .findFirst()
        .orElseThrow();
  }

  private static List<Document> users(int count, String city) {
    return IntStream.range(0, count)
        .<Document>mapToObj(
            number ->
                MapDocument.of(
                    Map.of(
                        "login",
                        Map.of("uuid", id(number).toString()),
                        "location",
                        Map.of("city", city),
                        "email",
                        city + "-" + number + "@example.com",
                        "nat",
                        "DE")))
        .toList();
  }

  private static UUID id(int number) {
    return new UUID(7, number);
  }

  private static String hash(String email) {
    return ContentHash.ofText(email).hex();
  }

  /** While the rebuild goes on, so does the path, whose driver tells what it knows. */
  private final class Flowing implements Watch {

    private final Consumer<Integer> round;
    private int rounds;

    Flowing(Consumer<Integer> round) {
      this.round = round;
    }

    @Override
    public void filling(long done, long total, long unmapped) {
      round.accept(++rounds);
    }

    @Override
    public void comparing(long done) {
      round.accept(++rounds);
    }

    @Override
    public void waiting(String what) {
      round.accept(++rounds);
      path.places.saw(driver, path.places.read().number());
    }
  }

  /** Ports that end the process before their n-th call that changes anything, or after it. */
  private final class Crashing implements ViewPlaces, ViewTables, ViewWriter {

    private int left;
    private boolean isDenying;

    Crashing(int calls) {
      this.left = calls;
    }

    private void call(Runnable change) {
      left--;
      if (left == 0) {
        throw new TransientFailure("crashed before it");
      }
      change.run();
      left--;
      if (left == 0) {
        throw new TransientFailure("crashed after it");
      }
    }

    @Override
    public Places read() {
      return path.places.read();
    }

    @Override
    public boolean replace(ViewPlace place, long number) {
      boolean[] isReplaced = {false};
      call(() -> isReplaced[0] = path.places.replace(place, number));
      return isReplaced[0] && !isDenying;
    }

    @Override
    public void saw(WriterLease lease, long number) {
      path.places.saw(lease, number);
    }

    @Override
    public Optional<Long> seenBy(String query) {
      return path.places.seenBy(query);
    }

    @Override
    public void create(View table) {
      call(() -> path.views.create(table));
    }

    @Override
    public void drop(View table) {
      call(() -> path.views.drop(table));
    }

    @Override
    public void scan(View table, Consumer<List<ViewRow>> pieces) {
      path.views.scan(table, pieces);
    }

    @Override
    public void write(List<Mutation> mutations) {
      call(() -> path.views.write(mutations));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
