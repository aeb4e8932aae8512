package dev.millrace.adapters.http.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.audit.Audit;
import dev.millrace.domain.port.audit.AuditEntry;
import dev.millrace.domain.port.audit.Deed;
import dev.millrace.domain.port.audit.Ending;
import dev.millrace.domain.port.audit.InMemoryAudit;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AuditorTest {

  private static final String CANCEL = "/v1/runs/{run}/cancel";

  private final InMemoryAudit audit = new InMemoryAudit(InstantSource.fixed(Instant.EPOCH));
  private final Auditor auditor = new Auditor(audit);

  @Test
  void aChangeIsNotedWithItsOutcome() {
    answer(Route.guarded("POST", CANCEL, request -> reply(200)), "operator");
    answer(Route.guarded("POST", CANCEL, request -> reply(409)), "operator");
    answer(Route.guarded("POST", CANCEL, request -> reply(500)), "operator");
    answer(Route.guarded("POST", CANCEL, request -> reply(503)), "operator");

    assertThat(entries())
        .extracting(AuditEntry::ending)
        .containsExactly(Ending.UNKNOWN, Ending.FAILED, Ending.REFUSED, Ending.DONE);
    assertThat(entries().get(0).deed()).isEqualTo(new Deed("operator", "POST " + CANCEL, "17"));
  }

  @Test
  void whatItHasMadeIsItsSubject() {
    Route route = Route.guarded("POST", "/v1/runs", request -> reply(201).at("/v1/runs/18"));

    assertThat(
            auditor
                .audited(List.of(route))
                .get(0)
                .answers()
                .apply(request("POST", Map.of(), "operator")))
        .isCompleted();

    assertThat(entries().get(0).deed().subject()).isEqualTo("/v1/runs/18");
  }

  @Test
  void itIsNotedBeforeItIsDone() {
    Route route =
        Route.guarded(
            "POST",
            CANCEL,
            request -> {
              assertThat(entries()).extracting(AuditEntry::ending).containsOnlyNulls();
              return reply(200);
            });
    answer(route, "operator");
    assertThat(entries()).hasSize(1);
  }

  @Test
  void ofWhatThrowsNobodyKnowsWhetherItWasDone() {
    Route thrown =
        Route.guarded(
            "POST",
            CANCEL,
            request -> {
              throw new TransientFailure("away");
            });

    assertThat(begun(thrown, "POST", "operator")).isCompletedExceptionally();
    assertThat(entries().get(0).ending()).isEqualTo(Ending.UNKNOWN);
  }

  @Test
  void readingIsNotedWhenPersonalDataAreShown() {
    Route route = Route.shared("/v1/views/{view}", request -> reply(200));

    answer(route, "GET", "operator");
    assertThat(entries()).isEmpty();
    answer(route, "GET", Bearer.READER_OF_PERSONAL_DATA);

    assertThat(entries()).extracting(AuditEntry::ending).containsExactly(Ending.DONE);
  }

  @Test
  void whereInATopicSomebodyLookedIsNotedAndNothingElseThatWasAsked() {
    Map<String, String> query =
        Map.of(
            "key", "ada", "partition", "3", "offset", "17", "from", "ada@test", "personal", "true");
    Request look =
        new Request(
            "GET",
            "/",
            Map.of("family", "users"),
            query,
            Map.of(),
            Bytes.EMPTY,
            caller(Bearer.READER_OF_PERSONAL_DATA));

    auditor.asked("vera", "/topics/{family}", look);

    assertThat(entries().get(0).deed().subject()).isEqualTo("users, ada, partition 3, offset 17");
  }

  @Test
  void whatCannotBeNotedIsNotDone() {
    Auditor broken = new Auditor(new BrokenAudit());
    Route route =
        Route.guarded(
            "POST",
            CANCEL,
            request -> {
              throw new AssertionError("it was done");
            });

    Route audited = broken.audited(List.of(route)).get(0);

    assertThatThrownBy(() -> audited.answers().apply(request("POST", Map.of(), "operator")))
        .isInstanceOf(TransientFailure.class);
  }

  @Test
  void probesLeaveNoEntry() {
    answer(Route.open("/health", request -> reply(200)), "GET", "");
    assertThat(entries()).isEmpty();
  }

  private void answer(Route route, String who) {
    answer(route, "POST", who);
  }

  private void answer(Route route, String method, String who) {
    assertThat(begun(route, method, who)).isCompleted();
  }

  private CompletableFuture<Reply> begun(Route route, String method, String who) {
    return auditor
        .audited(List.of(route))
        .get(0)
        .answers()
        .apply(request(method, Map.of("run", "17"), who))
        .toCompletableFuture();
  }

  private static Request request(String method, Map<String, String> names, String who) {
    return new Request(method, "/", names, Map.of(), Map.of(), Bytes.EMPTY, caller(who));
  }

  private static Caller caller(String who) {
    boolean isReader = who.equals(Bearer.READER_OF_PERSONAL_DATA);
    return new Caller(who, isReader ? Role.READER : Role.OPERATOR);
  }

  private static Reply reply(int status) {
    return Reply.json(status, "{}");
  }

  private List<AuditEntry> entries() {
    return audit.newest(Long.MAX_VALUE, 9);
  }

  /** One whose store is away. */
  private static final class BrokenAudit implements Audit {

    @Override
    public long asked(Deed deed) {
      throw new TransientFailure("no connection");
    }

    @Override
    public void ended(long number, Ending ending, String subject) {
      throw new TransientFailure("no connection");
    }

    @Override
    public List<AuditEntry> newest(long below, int limit) {
      throw new TransientFailure("no connection");
    }
  }
}
