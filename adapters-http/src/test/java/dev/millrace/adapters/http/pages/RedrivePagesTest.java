package dev.millrace.adapters.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.deadletter.DeadLetter.Code;
import dev.millrace.domain.port.deadletter.LetterState;
import dev.millrace.domain.port.deadletter.Redrive;
import dev.millrace.domain.port.outbox.OutboxRow;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Redriving dead letters from a page. */
class RedrivePagesTest {

  private static final String REDRIVE = "/dead-letters/redrive";

  private final RunningCenter center = RunningCenter.start();
  private final SomeRecords records = new SomeRecords(center);

  @AfterEach
  void stop() {
    center.close();
  }

  @Test
  void aDryRunTellsWhatItWouldDoAndDoesNothing() {
    long dead = dead(1);
    long foreign = records.foreign(Bytes.ofText("k"), Bytes.EMPTY, "");
    int rows = center.store.outbox().size();

    String page = center.get(REDRIVE + "?letter-" + dead + "=on&letter-" + foreign + "=on").body();

    assertThat(page)
        .contains("1 letter would be redriven, by 1 event", "it names no event of ours")
        .contains("millrace dead-letters redrive " + dead + " " + foreign + " --rate 1000");
    assertThat(center.store.outbox()).hasSize(rows);
    assertThat(center.redrives.newest(9)).isEmpty();
  }

  @Test
  void theLettersOfAFilterAreRedrivenAndTheRedriveIsListed() {
    dead(1);
    dead(2);
    long parked = records.park(records.ingest(SomeRecords.user(3, "Cy", "Cork")).get(0));

    HttpResponse<String> answer = center.post(REDRIVE, Map.of("hop", "facts", "rate", "1000"));

    assertThat(answer.statusCode()).isEqualTo(303);
    Redrive redrive = ended();
    assertThat(redrive.by()).isEqualTo("operator");
    assertThat(redrive.letters()).isEqualTo(2);
    assertThat(state(parked)).isEqualTo(LetterState.OPEN);
    assertThat(center.get("/dead-letters/redrives").body())
        .contains("done", "operator", "hop facts", "millrace dead-letters redrives");
    assertThat(center.get(REDRIVE + "?hop=facts").body()).contains("Nothing is there to redrive");
  }

  @Test
  void aLimitLeavesTheRestForTheNextRedrive() {
    dead(1);
    dead(2);

    center.post(REDRIVE, Map.of("limit", "1", "rate", "1000"));

    assertThat(ended().letters()).isEqualTo(1);
    assertThat(state(1)).isEqualTo(LetterState.RETRIED);
    assertThat(state(2)).isEqualTo(LetterState.OPEN);
  }

  @Test
  void whatHasDiedTooOftenGoesOutOnlyByForce() {
    OutboxRow row = records.ingest(SomeRecords.user(1, "Ada", "Ulm")).get(0);
    for (int attempt = 1; attempt <= 3; attempt++) {
      records.die(again(row, attempt), Code.MALFORMED, "cut off");
    }

    assertThat(center.get(REDRIVE).body()).contains("--force sends it again", "Nothing is there");
    assertThat(center.get(REDRIVE + "?force=on").body())
        .contains("3 letters would be redriven", "--all --rate 1000 --force");
    assertThat(center.get("/dead-letters/3").body()).contains("only by force");
    center.post(REDRIVE, Map.of("force", "on", "rate", "1000"));
    assertThat(ended().forced()).isTrue();
  }

  @Test
  void aSecondRedriveWaitsForTheEndOfTheFirst() {
    dead(1);
    center.admission = () -> Optional.of("the path is full");

    center.post(REDRIVE, Map.of("rate", "1000"));
    await(() -> center.get("/dead-letters/redrives").body().contains("waits: the path is full"));
    HttpResponse<String> second = center.post(REDRIVE, Map.of("rate", "1000"));

    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body()).contains("Another redrive is under way");
    assertThat(center.redrives.newest(9)).hasSize(1);
    assertThat(state(1)).isEqualTo(LetterState.OPEN);
    center.admission = Optional::empty;
    assertThat(ended().letters()).isEqualTo(1);
  }

  @Test
  void noMoreLettersGoOutInASecondThanWereAskedFor() {
    for (int i = 1; i <= 4; i++) {
      dead(i);
    }
    long begun = System.nanoTime();

    center.post(REDRIVE, Map.of("rate", "2"));

    assertThat(ended().letters()).isEqualTo(4);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(1_900));
  }

  @Test
  void mistakesAreSaidAndNothingIsBegun() {
    dead(1);

    HttpResponse<String> answer =
        center.post(REDRIVE, Map.of("rate", "0", "limit", "many", "from", "soon"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("rate is a whole", "limit is a whole", "from is a time");
    assertThat(center.redrives.newest(9)).isEmpty();
  }

  @Test
  void whoPicksNothingDoesNotGetAll() {
    dead(1);

    HttpResponse<String> page = center.get(REDRIVE + "?picking=on");

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("Pick some letters").doesNotContain("Redrive them");
  }

  @Test
  void whatBreaksARedriveOffIsShown() {
    dead(1);
    center.admission =
        () -> {
          throw new TransientFailure("no broker answers.");
        };

    center.post(REDRIVE, Map.of("rate", "1000"));

    await(() -> center.get("/dead-letters/redrives").body().contains("broken off: no broker"));
    center.admission = Optional::empty;
    center.post(REDRIVE, Map.of("rate", "1000"));
    assertThat(ended().letters()).isEqualTo(1);
  }

  private long dead(int number) {
    OutboxRow row = records.ingest(SomeRecords.user(number, "Ada", "Ulm")).get(0);
    return records.die(row, Code.NOT_A_RECORD, "record.dob is no time");
  }

  private static OutboxRow again(OutboxRow row, int attempt) {
    return new OutboxRow(
        row.xid(),
        row.seq(),
        row.slot(),
        row.event(),
        row.family(),
        row.key(),
        row.version(),
        row.run(),
        attempt,
        row.traceparent(),
        row.payload());
  }

  private LetterState state(long number) {
    return center.letters.find(number).orElseThrow().state();
  }

  private Redrive ended() {
    await(() -> newest().filter(redrive -> redrive.endedAt() != null).isPresent());
    return newest().orElseThrow();
  }

  private Optional<Redrive> newest() {
    List<Redrive> newest = center.redrives.newest(1);
    return newest.stream().findFirst();
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("within ten seconds").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
