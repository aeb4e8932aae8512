package dev.millrace.adapters.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.audit.AuditEntry;
import dev.millrace.domain.port.audit.Deed;
import dev.millrace.domain.port.audit.Ending;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is noted of who does something on the pages. */
class AuditPageTest {

  private final RunningCenter center = RunningCenter.start();

  @AfterEach
  void stop() {
    center.close();
  }

  @Test
  void whatIsDoneIsNotedWithWhoAndOnWhat() {
    UUID run = UUID.randomUUID();

    center.post("/runs", Map.of("run", run.toString()));
    center.post("/runs/" + run + "/cancel", Map.of());
    center.post("/runs/" + UUID.randomUUID() + "/cancel", Map.of());

    List<AuditEntry> noted = center.noted.newest(Long.MAX_VALUE, 9);
    assertThat(noted).hasSize(3);
    assertThat(noted.get(2).deed()).isEqualTo(new Deed("operator", "POST /runs", "/runs/" + run));
    assertThat(noted.get(1).deed())
        .isEqualTo(new Deed("operator", "POST /runs/{run}/cancel", run.toString()));
    assertThat(noted)
        .extracting(AuditEntry::ending)
        .containsExactly(Ending.REFUSED, Ending.DONE, Ending.DONE);
    assertThat(center.get("/audit").body())
        .contains("POST /runs/{run}/cancel", run.toString(), "operator", "refused", "done");
  }

  @Test
  void whatCannotBeNotedIsNotDone() {
    center.audit =
        () -> {
          throw new TransientFailure("no connection");
        };

    HttpResponse<String> answer = center.post("/runs", Map.of());

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("cannot be noted in the audit");
    assertThat(center.runs.newest(9)).isEmpty();
    assertThat(center.get("/audit").body()).contains("PostgreSQL does not answer");
  }

  @Test
  void aLookAtPersonalDataIsNotedAndNoOther() {
    center.get("/views");
    assertThat(center.noted.newest(Long.MAX_VALUE, 9)).isEmpty();
    center.signIn(RunningCenter.PERSONAL_DATA_TOKEN);

    center.get("/dead-letters/17");

    assertThat(center.noted.newest(Long.MAX_VALUE, 9))
        .extracting(AuditEntry::deed)
        .containsExactly(new Deed("reader of personal data", "GET /dead-letters/{letter}", "17"));
  }

  @Test
  void whoeverHasNoSealLeavesNoEntry() {
    center.post("/runs", Map.of("seal", "x"), Map.of());
    assertThat(center.noted.newest(Long.MAX_VALUE, 9)).isEmpty();
  }

  @Test
  void olderEntriesFollowBehindALink() {
    for (int i = 0; i < 101; i++) {
      center.noted.asked(new Deed("ada", "deed " + i, "<script>"));
    }

    assertThat(center.get("/audit").body())
        .contains("deed 100", "deed 1<", "below=2", "&lt;script&gt;", "under way, or broken off")
        .doesNotContain("deed 0<", "<script>");
    assertThat(center.get("/audit?below=2").body()).contains("deed 0<").doesNotContain("below=");
  }
}
