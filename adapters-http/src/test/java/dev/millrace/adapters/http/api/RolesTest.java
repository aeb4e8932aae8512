package dev.millrace.adapters.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.adapters.http.api.Route.Access;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.port.call.AdjustableClock;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what, where that is decided. */
class RolesTest {

  private static final String HASH = PasswordHash.of("correct horse", new SecureRandom()).written();
  private static final Map<String, String> HEADERS =
      Map.of("vera", "dmVyYTpjb3JyZWN0IGhvcnNl", "otto", "b3R0bzpjb3JyZWN0IGhvcnNl");

  private final Desk desk =
      new Desk(
          new Identities(
              Bearer.of("token", "a-token-for-the-tests")
                  .withPersonalData("another-token-for-the-tests"),
              Accounts.parse(List.of("vera:viewer:" + HASH, "otto:operator:" + HASH)),
              new AdjustableClock(),
              Identities.Notes.NONE),
          Door.WALL);

  @ParameterizedTest
  @CsvSource({
    "READER,    true,  false, false, false, true,  false",
    "COLLECTOR, false, false, false, false, false, true",
    "VIEWER,    true,  true,  false, false, false, false",
    "OPERATOR,  true,  true,  true,  false, false, true",
    "ADMIN,     true,  true,  true,  true,  true,  true",
    "NOBODY,    false, false, false, false, false, false"
  })
  void whatARoleMay(
      Role role,
      boolean records,
      boolean reads,
      boolean operates,
      boolean administers,
      boolean unmasks,
      boolean pushes) {
    assertThat(role.may(Right.READ_RECORDS)).isEqualTo(records);
    assertThat(role.may(Right.READ)).isEqualTo(reads);
    assertThat(role.may(Right.OPERATE)).isEqualTo(operates);
    assertThat(role.may(Right.ADMINISTER)).isEqualTo(administers);
    assertThat(role.may(Right.UNMASK)).isEqualTo(unmasks);
    assertThat(role.may(Right.PUSH)).isEqualTo(pushes);
  }

  @ParameterizedTest
  @CsvSource({
    "vera, GET,    READ,       0",
    "vera, POST,   OPERATE,    403",
    "otto, POST,   OPERATE,    0",
    "otto, DELETE, ADMINISTER, 403"
  })
  void whoHasNotTheRightForARouteIsRefused(String who, String method, Right right, int refused) {
    Route route =
        new Route(method, "/v1/x", Access.TOKEN, request -> new CompletableFuture<>())
            .needing(right);

    assertThat(status(desk.admit(route, basic(who)))).isEqualTo(refused);
  }

  @Test
  void whatChangesSomethingNeedsMoreThanReadingUnlessItSaysOtherwise() {
    Route change = new Route("POST", "/v1/x", Access.TOKEN, request -> new CompletableFuture<>());

    assertThat(change.right()).isEqualTo(Right.OPERATE);
  }

  @Test
  void aBrowserIsNotTakenForTheProgramWhosePasswordItHas() {
    Route route = new Route("GET", "/v1/x", Access.TOKEN, request -> new CompletableFuture<>());
    UnaryOperator<String> ofBrowser =
        name -> name.equals("origin") ? "http://evil.test" : basic("otto").apply(name);

    assertThat(status(desk.admit(route, ofBrowser))).isEqualTo(401);
    assertThat(status(desk.admit(route, basic("otto")))).isZero();
  }

  @Test
  void whoMayNotSeePersonalDataIsRefusedThemAndNotShownOthers() {
    Route route = Route.shared("/v1/views/{view}", request -> Reply.json(200, "{}"));

    assertThat(answer(route, Role.VIEWER)).isEqualTo(403);
    assertThat(answer(route, Role.OPERATOR)).isEqualTo(403);
    assertThat(answer(route, Role.ADMIN)).isEqualTo(200);
  }

  @Timeout(30)
  @Test
  void whoComesWhilePasswordsOfOthersAreComparedIsToldToComeAgain() throws Exception {
    CountDownLatch compared = new CountDownLatch(Identities.AT_ONCE);
    CountDownLatch end = new CountDownLatch(1);
    Desk slow =
        new Desk(
            new Identities(
                Bearer.of("token", "a-token-for-the-tests"),
                Accounts.parse(List.of("vera:viewer:" + HASH)),
                new AdjustableClock(),
                (who, isIn) -> {
                  compared.countDown();
                  awaited(end);
                }),
            Door.WALL);
    Route route = new Route("GET", "/v1/x", Access.TOKEN, request -> new CompletableFuture<>());
    List<CompletableFuture<Admission>> first = new ArrayList<>();
    for (int i = 0; i < Identities.AT_ONCE; i++) {
      first.add(
          CompletableFuture.supplyAsync(
              () -> slow.admit(route, basic("vera")), work -> new Thread(work).start()));
    }
    compared.await();

    Reply refusal = Objects.requireNonNull(slow.admit(route, basic("otto")).refusal());
    end.countDown();

    assertThat(refusal.status()).isEqualTo(503);
    assertThat(refusal.headers()).containsEntry("Retry-After", "1");
    assertThat(first).allSatisfy(one -> assertThat(status(one.join())).isZero());
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private int answer(Route route, Role role) {
    Request request =
        new Request(
            "GET",
            "/v1/views/x",
            Map.of(),
            Map.of("personal", "true"),
            Map.of(),
            Bytes.EMPTY,
            new Caller("x", role));
    return desk.answer(route, request).toCompletableFuture().join().status();
  }

  private static UnaryOperator<String> basic(String who) {
    return name -> name.equals("authorization") ? "Basic " + HEADERS.get(who) : "";
  }

  private static int status(Admission admission) {
    Reply refusal = admission.refusal();
    return refusal == null ? 0 : refusal.status();
  }
}
