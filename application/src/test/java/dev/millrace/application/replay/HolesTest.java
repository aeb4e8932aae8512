package dev.millrace.application.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.InMemoryPath;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.family.LogRecord;
import dev.millrace.domain.family.Projected;
import dev.millrace.domain.family.Projector;
import dev.millrace.domain.port.log.InMemoryLog.Published;
import dev.millrace.domain.port.replay.ReplayId;
import dev.millrace.domain.port.replay.Selection;
import dev.millrace.domain.users.User;
import dev.millrace.domain.view.LastWriteWins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records, intake, replays and losses in any order, from a seed. */
class HolesTest {

  private static final int STEPS = 60;
  private static final int PEOPLE = 4;

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatWasLostAndPublishedAgainIsServedAsIfNothingHadBeenLost(long seed) {
    World world = new World(seed);

    world.live();
    world.publishAllThatWasLostAgain();

    assertThat(world.served()).isEqualTo(world.expected());
  }

  /** A path whose reader loses records, or all that it has served. */
  private static final class World {

    private final Random random;
    private final InMemoryPath path;
    private final Projector<User> projector;
    private final List<RunId> runs = new ArrayList<>();
    private final List<ReplayId> replays = new ArrayList<>();
    private final Set<String> lost = new TreeSet<>();
    private LastWriteWins views = new LastWriteWins();
    private int read;

    World(long seed) {
      this.random = new Random(seed);
      this.path = new InMemoryPath(seed);
      this.projector = new Projector<>(path.users, path.codec, path.clock);
    }

    void live() {
      for (int step = 0; step < STEPS; step++) {
        switch (random.nextInt(10)) {
          case 0, 1, 2 -> takeIn();
          case 3, 4 -> path.relay();
          case 5 -> follow(false);
          case 6 -> follow(true);
          case 7 -> beginReplay();
          case 8 -> advanceReplay();
          default -> loseViews();
        }
      }
    }

    /** Some people, each with one of few e-mail addresses, so that they move and move back. */
    private void takeIn() {
      List<Document> some = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(3); i++) {
        some.add(person(random.nextInt(PEOPLE), random.nextInt(3), random.nextInt(3)));
      }
      runs.add(path.ingest(some, 2));
    }

    private static Document person(int number, int address, int city) {
      return MapDocument.of(
          Map.of(
              "login", Map.of("uuid", new UUID(7, number).toString()),
              "location", Map.of("city", "city " + city),
              "email", address + "@example.com"));
    }

    private void follow(boolean loses) {
      List<Published> all = path.log.published();
      for (Published one : all.subList(read, all.size())) {
        if (loses) {
          lost.add(one.row().run().toString());
        } else {
          apply(one, views);
        }
      }
      read = all.size();
    }

    private void apply(Published one, LastWriteWins to) {
      Bytes key = Bytes.ofText(one.row().key().value());
      LogRecord record =
          new LogRecord(one.position(), path.clock.instant(), key, one.row().payload(), Map.of());
      if (projector.project(record) instanceof Projected.Served<User> served) {
        to.apply(served.mutations());
      }
    }

    private void beginReplay() {
      if (!runs.isEmpty()) {
        RunId run = runs.get(random.nextInt(runs.size()));
        replays.add(path.replaying().begin(of(run), "ada").id());
      }
    }

    private void advanceReplay() {
      if (!replays.isEmpty()) {
        path.replaying().advance(replays.get(random.nextInt(replays.size())), 1);
      }
    }

    /** What was served before has to be served again, too. */
    private void loseViews() {
      if (random.nextInt(4) == 0) {
        views = new LastWriteWins();
        runs.forEach(run -> lost.add(run.toString()));
      }
    }

    void publishAllThatWasLostAgain() {
      path.relay();
      follow(false);
      lost.forEach(run -> replayAnew(of(RunId.of(run))));
      path.relay();
      follow(false);
    }

    /** The first may be the rest of one that was begun before something was lost. */
    private void replayAnew(Selection selection) {
      path.replayAll(selection);
      path.replayAll(selection);
    }

    private Selection of(RunId run) {
      return new Selection.OfRun(path.users.name(), run);
    }

    Map<String, Map<String, Map<String, Object>>> served() {
      return withoutPositions(views);
    }

    /** Everything once, in order. */
    Map<String, Map<String, Map<String, Object>>> expected() {
      LastWriteWins whole = new LastWriteWins();
      path.log.published().stream()
          .filter(one -> !one.row().replay())
          .forEach(one -> apply(one, whole));
      return withoutPositions(whole);
    }

    private static Map<String, Map<String, Map<String, Object>>> withoutPositions(
        LastWriteWins views) {
      Map<String, Map<String, Map<String, Object>>> rows = views.rows();
      rows.values().forEach(view -> view.values().forEach(row -> row.remove("log_position")));
      return rows;
    }
  }
}
