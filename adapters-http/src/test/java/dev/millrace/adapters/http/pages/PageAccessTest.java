package dev.millrace.adapters.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.adapters.http.api.Route;
import dev.millrace.adapters.http.api.Route.Access;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees the pages, and who may do something there. */
class PageAccessTest {

  private static final Set<String> OPEN = Set.of("/sign-in", "/assets/{asset}");

  private static final Set<String> OF_ALL = Set.of("/sign-in", "/sign-out");

  private final RunningCenter center = RunningCenter.start();

  @AfterEach
  void stop() {
    center.close();
  }

  @Test
  void everyPageButTheNamedOnesSendsAStrangerToTheSignInPage() {
    assertThat(center.routes())
        .hasSizeGreaterThan(OPEN.size())
        .filteredOn(route -> !OPEN.contains(route.path()))
        .allSatisfy(
            route -> {
              HttpResponse<String> answer = center.send(stranger(route));
              boolean isFeed = route.path().startsWith("/events/");
              assertThat(answer.statusCode()).as(route.path()).isEqualTo(isFeed ? 401 : 303);
              assertThat(answer.headers().firstValue("location").orElse("/sign-in"))
                  .isEqualTo("/sign-in");
            });
    assertThat(center.runs.newest(1)).isEmpty();
  }

  @Test
  void theOpenPagesAreThoseThatAreNamed() {
    assertThat(center.routes())
        .filteredOn(route -> route.access() == Access.VISITOR)
        .allSatisfy(route -> assertThat(OPEN).contains(route.path()));
    assertThat(center.routes()).noneMatch(route -> route.access() == Access.EVERYBODY);
  }

  @Test
  void theTokenSignsInAndAnotherDoesNot() {
    try (RunningCenter closed = RunningCenter.closed()) {
      HttpResponse<String> refused = closed.signIn("another-token-of-some-length");

      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.body()).contains("That is not the token").doesNotContain("another-token");
      assertThat(closed.get("/").statusCode()).isEqualTo(303);

      assertThat(closed.signIn(RunningCenter.TOKEN).statusCode()).isEqualTo(303);
      assertThat(closed.get("/").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void theCookiesAreOutOfReachOfScriptsAndOtherSites() {
    HttpResponse<String> form = center.send(HttpRequest.newBuilder(center.at("/sign-in")));
    HttpResponse<String> signedIn = center.signIn(RunningCenter.TOKEN);

    for (HttpResponse<String> answer : List.of(form, signedIn)) {
      assertThat(answer.headers().firstValue("set-cookie").orElseThrow())
          .endsWith("; Path=/; HttpOnly; SameSite=Strict")
          .doesNotContain(RunningCenter.TOKEN);
    }
    assertThat(signedIn.headers().firstValue("set-cookie").orElseThrow())
        .startsWith("millrace_session=");
  }

  @Test
  void behindTlsTheCookiesAreSentByNothingElseAndAreThisHostsOwn() {
    try (RunningCenter behind = RunningCenter.behindTls()) {
      HttpResponse<String> form = behind.send(HttpRequest.newBuilder(behind.at("/sign-in")));
      HttpResponse<String> signedIn = behind.signIn(RunningCenter.TOKEN);
      String others = behind.session().replace("__Host-", "");

      assertThat(form.headers().firstValue("set-cookie").orElseThrow())
          .startsWith("__Host-millrace_visit=")
          .endsWith("; Path=/; HttpOnly; SameSite=Strict; Secure");
      assertThat(signedIn.headers().firstValue("set-cookie").orElseThrow())
          .startsWith("__Host-millrace_session=")
          .endsWith("; Path=/; HttpOnly; SameSite=Strict; Secure");
      assertThat(behind.get("/").statusCode()).isEqualTo(200);
      assertThat(
              behind
                  .send(HttpRequest.newBuilder(behind.at("/")).header("Cookie", others))
                  .statusCode())
          .isEqualTo(303);
    }
  }

  @Test
  void aMadeUpSessionIsNone() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(center.at("/")).header("Cookie", "millrace_session=made-up");

    assertThat(center.send(request).statusCode()).isEqualTo(303);
  }

  @Test
  void aSessionEndsAfterTwelveHoursAndWhenSomebodySignsOut() {
    String seal = RunningCenter.seal(center.get("/runs"));
    center.clock.pass(Duration.ofHours(11));
    assertThat(center.get("/").statusCode()).isEqualTo(200);

    assertThat(center.post("/sign-out", Map.of("seal", seal), Map.of()).statusCode())
        .isEqualTo(303);
    assertThat(center.get("/").statusCode()).isEqualTo(303);

    center.signIn(RunningCenter.TOKEN);
    center.clock.pass(Duration.ofHours(12));
    assertThat(center.get("/").statusCode()).isEqualTo(303);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.test",
        "evil.test:9021",
        "127.0.0.1.evil.test",
        "localhost@evil.test",
        "evil.test#localhost",
        "evil.test/localhost"
      })
  void nobodyIsAnsweredUnderAnotherName(String host) throws IOException {
    assertThat(center.statusLineFor(host, "/")).containsPattern(" 4(21|00) ");
    assertThat(center.statusLineFor(host, "/sign-in")).containsPattern(" 4(21|00) ");
    assertThat(center.statusLineFor(host, "/events/path")).containsPattern(" 4(21|00) ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "LOCALHOST:9021", "127.0.0.1", "[::1]:9021", "millrace.test"})
  void theLoopbacksNamesAndTheConfiguredOnesAreThisServers(String host) throws IOException {
    assertThat(center.statusLineFor(host, "/")).contains(" 200 ");
  }

  @Test
  void nothingIsDoneWithoutTheSealOfTheSession() {
    Map<String, String> run = Map.of("records", "10");
    Map<String, String> forged = Map.of("records", "10", "seal", "made-up");

    for (Map<String, String> fields : List.of(run, forged)) {
      assertThat(center.post("/runs", fields, Map.of()).statusCode()).isEqualTo(403);
    }
    String id = "7d444840-9dc0-11d1-b245-5ffdce74fad2";
    assertThat(center.post("/runs/" + id + "/cancel", Map.of(), Map.of()).statusCode())
        .isEqualTo(403);
    assertThat(center.post("/sign-out", Map.of(), Map.of()).statusCode()).isEqualTo(403);
    assertThat(center.runs.newest(1)).isEmpty();
    assertThat(center.get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void everyActionAsksForTheSeal() {
    assertThat(center.routes())
        .filteredOn(route -> route.method().equals("POST"))
        .filteredOn(route -> !route.path().equals("/sign-in"))
        .isNotEmpty()
        .allSatisfy(
            route ->
                assertThat(center.post(path(route), Map.of(), Map.of()).statusCode())
                    .as(route.path())
                    .isEqualTo(403));
  }

  @Test
  void theSealOfAnotherSessionIsNone() {
    String seal = RunningCenter.seal(center.get("/runs"));
    center.signIn(RunningCenter.TOKEN);

    assertThat(center.post("/runs", Map.of("records", "10", "seal", seal), Map.of()).statusCode())
        .isEqualTo(403);
  }

  @Test
  void theSignInFormHasASealOfItsOwn() {
    HttpRequest.Builder forged =
        HttpRequest.newBuilder(center.at("/sign-in"))
            .header("Content-Type", Form.TYPE)
            .POST(BodyPublishers.ofString("token=" + RunningCenter.TOKEN + "&seal="));

    HttpResponse<String> answer = center.send(forged);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("set-cookie").orElseThrow())
        .startsWith("millrace_visit=");
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, http://evil.test",
    "Origin, null",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site"
  })
  void nothingIsDoneThatComesFromAnotherSite(String header, String value) {
    Map<String, String> fields =
        Map.of("records", "10", "seal", RunningCenter.seal(center.get("/runs")));

    assertThat(center.post("/runs", fields, Map.of(header, value)).statusCode()).isEqualTo(403);
    assertThat(center.runs.newest(1)).isEmpty();
  }

  @Test
  void aFormOfThisServersOwnPagesIsTaken() {
    Map<String, String> fields =
        Map.of("records", "10", "seal", RunningCenter.seal(center.get("/runs")));
    Map<String, String> headers =
        Map.of(
            "Origin",
            "http://127.0.0.1:" + center.at("/").getPort(),
            "Sec-Fetch-Site",
            "same-origin");

    assertThat(center.post("/runs", fields, headers).statusCode()).isEqualTo(303);
  }

  @Test
  void anotherContentTypeIsNoForm() {
    String seal = RunningCenter.seal(center.get("/runs"));
    HttpResponse<String> answer =
        center.post(
            "/runs", Map.of("records", "10", "seal", seal), Map.of("Content-Type", "text/plain"));

    assertThat(answer.statusCode()).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/runs", "/sign-in", "/runs/none", "/assets/none"})
  void noPageRunsOrLoadsAnythingFromElsewhereOrIsFramed(String path) {
    HttpResponse<String> page = center.get(path);
    String policy = page.headers().firstValue("content-security-policy").orElseThrow();

    assertThat(policy)
        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
        .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("x-frame-options")).contains("DENY");
    assertThat(page.headers().firstValue("x-content-type-options")).contains("nosniff");
    assertThat(page.headers().firstValue("referrer-policy")).contains("same-origin");
    assertThat(page.headers().firstValue("cache-control")).contains("no-store");
    assertThat(page.body()).doesNotContain("http://cdn", "https://", " style=", " onclick=");
  }

  @Test
  void whoReadsPersonalDataSeesNoOtherPages() {
    center.signIn(RunningCenter.PERSONAL_DATA_TOKEN);

    assertThat(center.get("/runs").headers().firstValue("location")).contains("/views");
    assertThat(center.post("/runs", Map.of("records", "10"), Map.of()).statusCode()).isEqualTo(403);
  }

  @Test
  void aViewerMaySeeEveryPageThatDoesNothingAndDoNothing() {
    String seal = signedIn("vera");

    assertThat(center.get("/runs").body()).doesNotContain("Start the run").contains("vera, viewer");
    for (Route route : center.routes()) {
      if (route.method().equals("POST") && !OF_ALL.contains(route.path())) {
        assertThat(center.post(path(route), Map.of("seal", seal), Map.of()).statusCode())
            .as(route.path())
            .isEqualTo(403);
      }
    }
    assertThat(center.get("/dead-letters/redrive").statusCode()).isEqualTo(403);
    assertThat(center.runs.newest(1)).isEmpty();
  }

  @Test
  void anOperatorStartsARunAndSeesNoPersonalData() {
    String seal = signedIn("otto");

    assertThat(center.post("/runs", Map.of("records", "10", "seal", seal), Map.of()).statusCode())
        .isEqualTo(303);
    assertThat(center.get("/records?personal=true").statusCode()).isEqualTo(403);
    assertThat(center.get("/records").body()).doesNotContain("Show it");
  }

  @Test
  void anAdminSeesPersonalDataWhenAskedForAndIsToldThatItIsNoted() {
    signedIn("ada");

    assertThat(center.get("/records").body()).contains("Personal data is masked", "Show it");
    assertThat(center.get("/records?personal=true").body())
        .contains("Personal data is shown as it is", "Mask it");
  }

  @Test
  void aFormOfTheSignInPageIsRefusedAfterTooManyAttempts() {
    for (int i = 0; i < 10; i++) {
      assertThat(center.signIn("vera", "wrong").statusCode()).isEqualTo(401);
    }

    assertThat(center.signIn("vera", RunningCenter.PASSWORD).statusCode()).isEqualTo(429);
    assertThat(center.signIn(RunningCenter.TOKEN).statusCode()).isEqualTo(303);
  }

  @Timeout(30)
  @Test
  void whoSignsInWhileOthersDoIsToldToTryAgain() throws Exception {
    CountDownLatch noting = new CountDownLatch(2);
    CountDownLatch end = new CountDownLatch(1);
    center.audit =
        () -> {
          noting.countDown();
          awaited(end);
          return center.noted;
        };
    List<CompletableFuture<HttpResponse<String>>> first = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      first.add(
          CompletableFuture.supplyAsync(
              () -> center.signIn("vera", RunningCenter.PASSWORD),
              work -> new Thread(work).start()));
    }
    noting.await();

    HttpResponse<String> refused = center.signIn("otto", RunningCenter.PASSWORD);
    end.countDown();

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.body()).contains("Others are signing in");
    assertThat(first).allSatisfy(one -> assertThat(one.join().statusCode()).isEqualTo(303));
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void noPageShowsATokenOrAPasswordOrItsHash() {
    signedIn("ada");

    assertThat(center.routes())
        .filteredOn(route -> route.method().equals("GET") && !route.path().startsWith("/events/"))
        .hasSizeGreaterThan(10)
        .allSatisfy(
            route ->
                assertThat(center.get(path(route)).body())
                    .as(route.path())
                    .doesNotContain(
                        RunningCenter.TOKEN,
                        RunningCenter.PERSONAL_DATA_TOKEN,
                        RunningCenter.PASSWORD,
                        "pbkdf2"));
  }

  private String signedIn(String name) {
    assertThat(center.signIn(name, RunningCenter.PASSWORD).statusCode()).isEqualTo(303);
    return RunningCenter.seal(center.get("/runs"));
  }

  @Test
  void aFileOfThePagesIsKeptByTheBrowser() {
    HttpResponse<String> style =
        center.send(HttpRequest.newBuilder(center.at(Asset.STYLE.address().toString())));

    assertThat(style.statusCode()).isEqualTo(200);
    assertThat(style.headers().firstValue("content-type")).contains("text/css; charset=utf-8");
    assertThat(style.headers().firstValue("cache-control").orElseThrow()).contains("immutable");
  }

  private HttpRequest.Builder stranger(Route route) {
    return HttpRequest.newBuilder(center.at(path(route)))
        .method(route.method(), BodyPublishers.noBody());
  }

  private static String path(Route route) {
    return route.path().replaceAll("\\{[a-z]+\\}", "7d444840-9dc0-11d1-b245-5ffdce74fad2");
  }
}
