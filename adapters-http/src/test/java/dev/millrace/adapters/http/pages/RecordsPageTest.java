package dev.millrace.adapters.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.deadletter.DeadLetter.Code;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.users.Users;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One record at every hop. */
class RecordsPageTest {

  private static final String ADA = "/records?family=users&key=" + SomeRecords.key(1);

  private final RunningCenter center = RunningCenter.start();
  private final SomeRecords records = new SomeRecords(center);

  @BeforeEach
  void makeATopic() {
    center.log.create(new Users().name().topic());
  }

  @AfterEach
  void stop() {
    center.close();
  }

  @Test
  void aRecordIsShownAtEveryHopThatSawIt() {
    OutboxRow row = records.ingest(SomeRecords.user(1, "Ada", "Ulm")).get(0);
    records.die(row, Code.MALFORMED, "cut off");

    String page = center.get(ADA).body();

    assertThat(page)
        .contains("raw", "outcome STORED", "outbox", "dead-letter", "millrace.users-3@4711")
        .contains("title=\"" + row.event() + "\"", "2026-11-21 08:00:00.000")
        .contains("millrace trace " + SomeRecords.key(1) + " --family users")
        .contains("href=\"/records\" aria-current=\"page\"");
  }

  @Test
  void aVersionShowsWhatItChangedMaskedForWhoMayNotSeeIt() {
    records.ingest(SomeRecords.user(1, "Ada", "Ulm"));
    records.ingest(SomeRecords.user(1, "Ada", "Bern"));

    String masked = center.get(ADA).body();
    center.signIn(RunningCenter.PERSONAL_DATA_TOKEN);
    String plain = center.get(ADA).body();

    assertThat(masked)
        .contains("Version 2", "Version 1", "location.city", "U**", "B***", "As the source sent it")
        .doesNotContain("Ulm", "Bern", "canary");
    assertThat(plain).contains(">Ulm<", ">Bern<").doesNotContain("canary", "href=\"/runs");
  }

  @Test
  void theCommandShowsAsMuchOfAPersonAsThePage() {
    String command = "millrace query users_by_id user_id=" + SomeRecords.key(1);

    assertThat(center.get(ADA).body()).contains(command).doesNotContain("--personal");
    assertThat(center.get(ADA + "&personal=true").body()).contains(command + " --personal");
  }

  @Test
  void whatNobodySawIsSaidAtEachHop() {
    assertThat(center.get(ADA).body())
        .contains("It was not seen here", "Nothing of its content is kept");
  }

  @Test
  void aServerThatIsAwayTakesItsOwnPart() {
    records.ingest(SomeRecords.user(1, "Ada", "Ulm"));
    center.topic =
        () -> {
          throw new TransientFailure("no broker answers");
        };
    center.served =
        () -> {
          throw new TransientFailure("no node answers");
        };

    String page = center.get(ADA).body();

    assertThat(page)
        .contains("Kafka does not answer", "no broker answers")
        .contains("Cassandra does not answer", "no node answers")
        .contains("Version 1");
  }

  @Test
  void aTopicThatTakesLongIsReadOnceForAllWhoWait() throws InterruptedException {
    CountDownLatch read = new CountDownLatch(1);
    AtomicInteger scans = new AtomicInteger();
    try (RunningCenter impatient = RunningCenter.start(runs -> runs, Questions.PATIENCE)) {
      impatient.topic =
          () -> {
            scans.incrementAndGet();
            awaited(read);
            return (family, each) -> {};
          };

      String first = impatient.get(ADA).body();
      String second = impatient.get(ADA).body();
      read.countDown();
      String third = "";
      long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      do {
        third = impatient.get(ADA).body();
      } while (third.contains("Kafka has not answered yet") && System.nanoTime() < deadline);

      assertThat(first).contains("Kafka has not answered yet", "data-pending");
      assertThat(second).contains("Kafka has not answered yet");
      assertThat(third).doesNotContain("Kafka has not answered yet");
      assertThat(scans).hasValue(1);
    }
  }

  @Test
  void mistakesAreSaid() {
    HttpResponse<String> page = center.get("/records?family=cats&key=1");

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("no such family");
    assertThat(center.get("/records?family=users&key=" + "k".repeat(3_000)).statusCode())
        .isEqualTo(400);
    assertThat(center.get("/records").statusCode()).isEqualTo(200);
  }

  @Test
  void whateverSomebodyWroteShowsAsText() {
    records.ingest(SomeRecords.user(1, "<script>alert(1)</script>", "<img src=x>"));
    center.signIn(RunningCenter.PERSONAL_DATA_TOKEN);

    assertThat(center.get(ADA).body())
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script>", "<img");
    assertThat(center.get("/records?family=users&key=%3Cscript%3E").body())
        .doesNotContain("<script>");
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
