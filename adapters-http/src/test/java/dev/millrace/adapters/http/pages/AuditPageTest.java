package dev.millrace.adapters.http.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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

    List<AuditEntry> noted = noted();
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
    assertThat(noted()).isEmpty();
    center.signIn(RunningCenter.PERSONAL_DATA_TOKEN);

    center.get("/dead-letters/17");

    assertThat(noted())
        .extracting(AuditEntry::deed)
        .containsExactly(new Deed("reader of personal data", "GET /dead-letters/{letter}", "17"));
  }

  @Test
  void whoeverHasNoSealLeavesNoEntry() {
    center.post("/runs", Map.of("seal", "x"), Map.of());
    assertThat(noted()).isEmpty();
  }

  @Test
  void anAdminsLookAtPersonalDataIsNotedBeforeItIsShownAndNoMaskedOne() {
    center.signIn("ada", RunningCenter.PASSWORD);

    center.get("/dead-letters/17");
    assertThat(noted()).isEmpty();
    center.get("/dead-letters/17?personal=true");

    assertThat(noted())
        .extracting(AuditEntry::deed)
        .containsExactly(new Deed("ada", "GET /dead-letters/{letter}", "17"));
  }

  @Test
  void attemptsToSignInAreNotedWithoutWhatWasTyped() {
    center.signIn("vera", "wrong");
    center.signIn("my-password-by-mistake", "wrong");
    center.signIn("vera", RunningCenter.PASSWORD);

    assertThat(center.noted.newest(Long.MAX_VALUE, 3))
        .extracting(AuditEntry::deed, AuditEntry::ending)
        .containsExactly(
            tuple(new Deed("vera", "sign in", ""), Ending.DONE),
            tuple(new Deed("somebody", "sign in", ""), Ending.REFUSED),
            tuple(new Deed("vera", "sign in", ""), Ending.REFUSED));
  }

  /** Beside what was noted of signing in. */
  private List<AuditEntry> noted() {
    return center.noted.newest(Long.MAX_VALUE, 9).stream()
        .filter(entry -> !entry.deed().what().equals("sign in"))
        .toList();
  }

  @Test
  void olderEntriesFollowBehindALink() {
    for (int i = 0; i < 101; i++) {
      center.noted.asked(new Deed("ada", "deed " + i, "<script>"));
    }

    assertThat(center.get("/audit").body())
        .contains("deed 100", "deed 1<", "below=3", "&lt;script&gt;", "under way, or broken off")
        .doesNotContain("deed 0<", "<script>");
    assertThat(center.get("/audit?below=3").body()).contains("deed 0<").doesNotContain("below=");
  }
}
