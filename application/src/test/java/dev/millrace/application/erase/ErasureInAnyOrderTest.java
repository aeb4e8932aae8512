package dev.millrace.application.erase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.InMemoryPath;
import dev.millrace.application.verify.Verification;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.replay.Replay;
import dev.millrace.domain.port.replay.Selection;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is erased stays so, and all sheets add up, in whatever order things happen. */
class ErasureInAnyOrderTest {

  private static final FamilyName USERS = new FamilyName("users");
  private static final int SEEDS = 50;
  private static final int STEPS = 25;
  private static final List<String> COUNTRIES = List.of("DE", "FR", "GB");
  private static final UUID ERASED = id(0);

  @Test
  void whoIsErasedStaysSoAndAllSheetsAddUpInWhateverOrder() {
    int comeBacks = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      comeBacks += new Story(seed).told();
    }
    assertThat(comeBacks).as("refusals of who was erased").isGreaterThan(SEEDS);
  }

  /** One order of things: runs, replays, the relay and the stream around an erasure. */
  private static final class Story {

    private final Random dice;
    private final String name;
    private final InMemoryPath path;
    private final List<RunId> runs = new ArrayList<>();
    private @Nullable Replay replay;

    Story(int seed) {
      this.dice = new Random(seed);
      this.name = "seed " + seed;
      this.path = new InMemoryPath(seed);
    }

    int told() {
      ingest();
      int erasedAt = dice.nextInt(STEPS);
      for (int step = 0; step < STEPS; step++) {
        if (step == erasedAt || (step > erasedAt && dice.nextInt(10) == 0)) {
          path.erasing().erase(USERS, new RecordKey(ERASED.toString()), "ada");
        }
        step(dice.nextInt(6));
      }
      path.relay();
      path.project();
      path.settling().settle();
      check();
      return (int)
          runs.stream().mapToLong(run -> path.sheet(run).quarantined()).filter(n -> n > 0).count();
    }

    private void step(int kind) {
      switch (kind) {
        case 0, 1 -> ingest();
        case 2 -> path.relay();
        case 3 -> path.project();
        case 4 -> path.fromTheStart();
        default -> replay();
      }
    }

    private void ingest() {
      List<Document> users = new ArrayList<>();
      for (int number = 0; number < 3; number++) {
        users.add(user(id(number), COUNTRIES.get(dice.nextInt(COUNTRIES.size()))));
      }
      runs.add(path.ingest(users, 1 + dice.nextInt(3)));
    }

    /** Goes on with a replay that has begun, maybe before the erasure. */
    private void replay() {
      Replay begun = replay;
      if (begun == null || begun.isOver()) {
        Selection selection =
            dice.nextBoolean()
                ? new Selection.OfRun(USERS, runs.get(dice.nextInt(runs.size())))
                : new Selection.OfKeys(
                    USERS, new TreeSet<>(Set.of(new RecordKey(ERASED.toString()))));
        replay = path.replaying().begin(selection, "bob");
      } else {
        replay = path.replaying().advance(begun.id(), 1).replay();
      }
    }

    private void check() {
      for (View view : path.users.views()) {
        List<UUID> ids = new ArrayList<>();
        path.views.scan(
            view,
            rows -> rows.forEach(row -> ids.add(row.value("user_id", UUID.class).orElseThrow())));
        assertThat(ids).as(name + " " + view.name()).containsExactlyInAnyOrder(id(1), id(2));
      }
      for (RunId run : runs) {
        assertThat(path.sheet(run)).as(name).matches(Sheet::isSettled);
        assertThat(path.verifying().verify(run).orElseThrow())
            .as(name)
            .matches(Verification::isAccountedFor);
      }
    }
  }

  private static UUID id(int number) {
    return new UUID(7, number);
  }

  private static Document user(UUID id, String country) {
    return MapDocument.of(
        Map.of(
            "login",
            Map.of("uuid", id.toString()),
            "registered",
            Map.of("date", "2012-02-05T06:55:30.031Z"),
            "email",
            country + "@example.com",
            "nat",
            country));
  }
}
