package dev.millrace.adapters.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.port.deadletter.DeadLetter.Code;
import dev.millrace.domain.port.outbox.OutboxRow;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dead letters, one of them, and what picks them. */
class LetterPagesTest {

  private final RunningCenter center = RunningCenter.start();
  private final SomeRecords records = new SomeRecords(center);
  private OutboxRow ada;
  private long dead;

  @BeforeEach
  void killAda() {
    ada = records.ingest(SomeRecords.user(1, "Ada", "Ulm")).get(0);
    dead = records.die(ada, Code.NOT_A_RECORD, "record.dob is no time");
  }

  @AfterEach
  void stop() {
    center.close();
  }

  @Test
  void lettersAreCountedAndListedWithTheirReasons() {
    center.clock.pass(Duration.ofMinutes(5));
    records.park(records.ingest(SomeRecords.user(2, "Bo", "Bern")).get(0));

    assertThat(center.get("/dead-letters").body())
        .contains("NOT_A_RECORD", "record.dob is no time", "5 min", "TOO_LARGE", "relay")
        .contains("state=OPEN", "reason=TOO_LARGE")
        .contains("href=\"/dead-letters/" + dead + "\"", "millrace dead-letters list")
        .contains("href=\"/runs/" + ada.run() + "\"");
  }

  @Test
  void aFilterLeavesOutWhatItDoesNotMean() {
    long parked = records.park(ada);
    String asked =
        "/dead-letters?hop=relay&reason=TOO_LARGE&state=OPEN&family=users&run=" + ada.run();

    String page = center.get(asked).body();

    assertThat(page)
        .contains(
            "/dead-letters/" + parked + "\"", "--hop relay --reason TOO_LARGE --run " + ada.run())
        .doesNotContain("/dead-letters/" + dead + "\"");
    assertThat(center.get("/dead-letters?from=2030-01-01").body()).contains("There are none.");
    assertThat(center.get("/dead-letters?to=2030-01-01").body())
        .contains("/dead-letters/" + dead + "\"");
  }

  @Test
  void mistakesInAFilterAreSaidAllAtOnce() {
    HttpResponse<String> page =
        center.get(
            "/dead-letters?from=soon&reason=BAD&run=7&numbers=1,x&state=dead&family=Us%20ers");

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body())
        .contains(
            "from is a time",
            "no such reason",
            "whole id",
            "by their numbers",
            "no such state",
            "no such family");
  }

  @Test
  void moreLettersThanOnePageHoldsFollowBehindALink() {
    for (int i = 2; i <= 60; i++) {
      records.foreign(Bytes.EMPTY, Bytes.EMPTY, "");
    }

    String first = center.get("/dead-letters").body();
    String second = center.get("/dead-letters?below=11").body();

    assertThat(first).contains("below=11", "/dead-letters/60\"", "/dead-letters/11\"");
    assertThat(first).doesNotContain("/dead-letters/10\"");
    assertThat(second).contains("/dead-letters/10\"", "/dead-letters/1\"").doesNotContain("below=");
  }

  @Test
  void aLetterShowsWhatItSaysMasked() {
    String page = center.get("/dead-letters/" + dead).body();

    assertThat(page)
        .contains("open", "NOT_A_RECORD", "millrace.users-3@4711", ada.event().toString())
        .contains("record.city", "U**", "Personal data is masked")
        .contains("millrace-version", "0000  00 ", "millrace dead-letters show " + dead)
        .contains("href=\"/dead-letters/redrive?numbers=" + dead + "\"")
        .doesNotContain("Ulm", "canary");
  }

  @Test
  void whoMaySeePersonalDataSeesTheBytesAndDoesNothing() {
    byte[] text = "Ada lives in Ulm".getBytes(StandardCharsets.UTF_8);
    long foreign = records.foreign(Bytes.ofText("k"), Bytes.of(text), "from Ulm");

    String masked = center.get("/dead-letters/" + foreign).body();
    center.signIn(RunningCenter.PERSONAL_DATA_TOKEN);
    String plain = center.get("/dead-letters/" + foreign).body();

    assertThat(masked).contains("·· ·· ··", "f*** ***").doesNotContain("41 64 61", "Ulm");
    assertThat(plain)
        .contains("41 64 61 20 6c 69 76 65", "Ada live", "from Ulm", "Not decoded")
        .doesNotContain("/dead-letters/redrive", "href=\"/runs");
    assertThat(center.get("/dead-letters").body())
        .doesNotContain("checkbox", "redrive", "href=\"/runs");
    assertThat(center.get("/dead-letters/redrive").statusCode()).isEqualTo(303);
  }

  @Test
  void aLetterThatIsNotThereIsSaidToBe() {
    for (String number : List.of("99", "x", "0", "1234567890123456789")) {
      assertThat(center.get("/dead-letters/" + number).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void whateverSomebodyWroteShowsAsText() {
    String hostile = "<script>alert(1)</script>";
    long letter = records.foreign(Bytes.ofText(hostile), Bytes.ofText(hostile), hostile);
    records.die(ada, Code.MALFORMED, hostile);

    for (String page :
        List.of("/dead-letters", "/dead-letters/" + letter, "/dead-letters?hop=%3Cscript%3E")) {
      assertThat(center.get(page).body()).doesNotContain("<script>");
    }
    assertThat(center.get("/dead-letters").body()).contains("&lt;script&gt;");
    assertThat(center.post("/dead-letters/redrive", Map.of("hop", hostile)).body())
        .doesNotContain("<script>");
  }
}
