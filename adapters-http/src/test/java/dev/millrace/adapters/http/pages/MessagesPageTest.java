package dev.millrace.adapters.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.audit.AuditEntry;
import dev.millrace.domain.port.audit.Deed;
import dev.millrace.domain.port.log.EventLog;
import dev.millrace.domain.port.log.InMemoryEventLog;
import dev.millrace.domain.port.log.Rows;
import dev.millrace.domain.port.outbox.OutboxRow;
import dev.millrace.domain.port.outbox.Shard;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.record.Slot;
import dev.millrace.domain.users.Users;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages of a topic. */
class MessagesPageTest {

  private static final String HERE = "/topics/users";
  private static final String TOPIC = new Users().name().topic();

  private final RunningCenter center = RunningCenter.start();
  private final SomeRecords records = new SomeRecords(center);

  @BeforeEach
  void makeATopic() {
    center.log.create(TOPIC);
  }

  @AfterEach
  void stop() {
    center.close();
  }

  @Test
  void theNewestMessagesAreDecodedAndMasked() {
    OutboxRow row = publish(1, "Ulm");

    String page = center.get(HERE).body();

    assertThat(page)
        .contains("Messages of millrace.users", SomeRecords.key(1), row.event().toString())
        .contains("2026-11-21 08:00:00.000", "U**", "Personal data is masked", "The topic ends")
        .contains("millrace topics users<", "href=\"/topics\"")
        .doesNotContain("Ulm", "canary");
  }

  @Test
  void anAdminSeesThemAsTheyAreAndThatIsNoted() {
    publish(1, "Ulm");
    center.signIn("ada", RunningCenter.PASSWORD);

    String page = center.get(HERE + "?personal=true").body();

    assertThat(page)
        .contains(">Ulm<", "millrace topics users --personal", "noted in the audit")
        .doesNotContain("canary");
    assertThat(center.noted.newest(Long.MAX_VALUE, 9))
        .extracting(AuditEntry::deed)
        .contains(new Deed("ada", "GET /topics/{family}", "users"));
  }

  @Test
  void anOperatorSeesThemMaskedOnly() {
    publish(1, "Ulm");
    center.signIn("otto", RunningCenter.PASSWORD);

    assertThat(center.get(HERE + "?personal=true").statusCode()).isEqualTo(403);
    assertThat(center.get(HERE).body()).contains("U**").doesNotContain("Ulm", "Show it");
  }

  @Test
  void aPartitionIsReadOnFromAnOffset() {
    String key = SomeRecords.key(1);
    int partition = Slot.of(new RecordKey(key)) % center.log.partitions();
    for (int i = 0; i < 25; i++) {
      publish(1, "city " + i);
    }

    String page = center.get(HERE + "?partition=" + partition + "&offset=2").body();

    assertThat(page)
        .contains(partition + "@2<", partition + "@21<", "There may be more")
        .contains("href=\"/topics/users?partition=" + partition + "&amp;offset=22\"")
        .contains("millrace topics users --partition " + partition + " --offset 2")
        .doesNotContain(partition + "@1<", partition + "@22<");
  }

  @Test
  void aKeysMessagesAreFoundAndThoseSinceATime() {
    publish(1, "Ulm");
    publish(2, "Bern");
    center.clock.pass(Duration.ofHours(2));
    publish(3, "Rom");

    assertThat(center.get(HERE + "?key=" + SomeRecords.key(1)).body())
        .contains("<code class=\"value\">" + SomeRecords.key(1))
        .doesNotContain("<code class=\"value\">" + SomeRecords.key(2));
    assertThat(center.get(HERE + "?from=2026-11-21T09:00:00Z").body())
        .contains(SomeRecords.key(3), "millrace topics users --from 2026-11-21T09:00:00Z")
        .doesNotContain(SomeRecords.key(2));
  }

  @Test
  void whateverSomebodyWroteShowsAsTextAndWhatCannotBeDecodedIsSaid() {
    center.log.appendForeign(
        TOPIC, 0, Bytes.ofText("<script>alert(1)</script>"), Bytes.ofText("<img src=x>"));
    center.signIn("ada", RunningCenter.PASSWORD);

    assertThat(center.get(HERE + "?personal=true").body())
        .contains("&lt;script&gt;alert(1)", "Not decoded")
        .doesNotContain("<script>", "<img");
  }

  @ParameterizedTest
  @CsvSource({
    "/topics/cats, 404, no such family",
    "/topics/users?partition=x, 400, partition is a number",
    "/topics/users?offset=3, 400, an offset is one of a partition",
    "/topics/users?partition=1&offset=-1, 400, offset is a number",
    "/topics/users?from=soon, 400, from is a time"
  })
  void mistakesAreSaid(String path, int status, String why) {
    HttpResponse<String> answer = center.get(path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(why);
  }

  @Test
  void aKafkaThatIsAwayTakesItsOwnPart() {
    center.messages =
        slice -> {
          throw new TransientFailure("no broker answers");
        };

    HttpResponse<String> page = center.get(HERE);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Kafka does not answer", "no broker answers", "Partition");
  }

  @Test
  void aLookThatIsNotedIsNotRepeatedUnasked() {
    center.messages =
        slice -> {
          throw new TransientFailure("no broker answers");
        };
    center.signIn("ada", RunningCenter.PASSWORD);

    assertThat(center.get(HERE + "?key=ada").body()).contains("data-pending");
    assertThat(center.get(HERE + "?key=ada&personal=true").body())
        .contains("Kafka does not answer", "Look again")
        .contains("href=\"/topics/users?key=ada&amp;personal=true\"")
        .doesNotContain("data-pending");
  }

  private OutboxRow publish(int number, String city) {
    OutboxRow row = records.ingest(SomeRecords.user(number, "Ada", city)).get(0);
    try (EventLog log = new InMemoryEventLog(center.log, Shard.WHOLE)) {
      log.open();
      log.publish(List.of(row), Rows.cursor(row.seq()));
    }
    return row;
  }
}
