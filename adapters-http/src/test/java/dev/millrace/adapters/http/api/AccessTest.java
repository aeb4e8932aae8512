package dev.millrace.adapters.http.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.port.call.InMemoryCalls;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

  private static final List<String> OPEN =
      List.of("/health/live", "/health/started", "/health/ready", "/metrics", "/openapi.json");

  private final RunningApi api = RunningApi.start();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void everyRouteButTheNamedOnesAsksForAToken() {
    List<Route> routes = api.routes(api.runs, new InMemoryCalls(api.clock));

    assertThat(routes)
        .hasSizeGreaterThan(OPEN.size())
        .allSatisfy(
            route -> {
              int status = send(request(route)).statusCode();
              boolean open = OPEN.contains(route.path()) && route.method().equals("GET");
              assertThat(status)
                  .as(route.method() + " " + route.path())
                  .isEqualTo(open ? 200 : 401);
            });
    assertThat(api.runs.newest(1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer ",
        "Bearer another-token-of-the-same",
        "Bearer " + RunningApi.TOKEN + "x",
        "Basic " + RunningApi.TOKEN,
        RunningApi.TOKEN
      })
  void anotherTokenIsNone(String authorization) {
    HttpResponse<String> refused =
        send(HttpRequest.newBuilder(api.at("/v1/runs")).header("Authorization", authorization));

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("www-authenticate")).contains("Bearer");
    assertThat(refused.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(refused.body()).doesNotContain(RunningApi.TOKEN);
  }

  /** Whoever may read more may do nothing else. */
  @Test
  void theTokenForPersonalDataIsOneForTheViewsAlone() {
    List<Route> routes = api.routes(api.runs, new InMemoryCalls(api.clock));

    for (Route route : routes) {
      HttpRequest.Builder request =
          request(route).header("Authorization", "Bearer " + RunningApi.PERSONAL_DATA_TOKEN);
      boolean refused = send(request).statusCode() == 403;
      boolean shared = route.path().startsWith("/v1/views") || OPEN.contains(route.path());
      assertThat(refused).as(route.method() + " " + route.path()).isNotEqualTo(shared);
    }
    assertThat(api.runs.newest(1)).isEmpty();
  }

  /** Though the control process does not even know it. */
  @Test
  void theTokenOfTheCollectorOpensNothingHere() {
    Desk desk =
        new Desk(
            Identities.of(
                Bearer.of("operator", RunningApi.TOKEN).withCollector(RunningCollector.OWN_TOKEN)),
            Door.WALL);
    UnaryOperator<String> header =
        name -> name.equals("authorization") ? "Bearer " + RunningCollector.OWN_TOKEN : "";

    assertThat(api.routes(api.runs, new InMemoryCalls(api.clock)))
        .filteredOn(route -> !OPEN.contains(route.path()))
        .isNotEmpty()
        .allSatisfy(
            route -> {
              HttpRequest.Builder request =
                  request(route).header("Authorization", "Bearer " + RunningCollector.OWN_TOKEN);
              assertThat(send(request).statusCode()).as(route.path()).isEqualTo(401);
              Reply refusal = desk.admit(route, header).refusal();
              assertThat(refusal).as(route.path()).isNotNull();
              assertThat(Objects.requireNonNull(refusal).status()).isEqualTo(403);
            });
  }

  @Test
  void twoTokensAreNotTheSame() {
    Bearer one = Bearer.of("operator", RunningApi.TOKEN);

    assertThatThrownBy(() -> one.withPersonalData(RunningApi.TOKEN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(RunningApi.TOKEN);
    assertThatThrownBy(() -> one.withPersonalData("short-secret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("short-secret");
    assertThatThrownBy(() -> one.withCollector(RunningApi.TOKEN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(RunningApi.TOKEN);
    assertThatThrownBy(() -> one.withCollector("short-secret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("short-secret");
  }

  /** Whatever a script of another site asks, its browser keeps the answer from it. */
  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "OPTIONS"})
  void noAnswerIsForAnotherSitesScripts(String method) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(api.at("/v1/runs"))
            .method(method, BodyPublishers.noBody())
            .header("Authorization", "Bearer " + RunningApi.TOKEN)
            .header("Origin", "http://evil.test")
            .header("Access-Control-Request-Method", "POST");

    assertThat(send(request).headers().map().keySet())
        .isNotEmpty()
        .noneMatch(name -> name.startsWith("access-control-"));
  }

  @Test
  void theSchemeIsReadInAnyCase() {
    assertThat(
            send(HttpRequest.newBuilder(api.at("/v1/runs"))
                    .header("Authorization", "bearer " + RunningApi.TOKEN))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void aTokenThatCanBeGuessedIsRefusedAndNotRepeated() {
    assertThatThrownBy(() -> Bearer.of("operator", "short-secret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("short-secret");
  }

  private HttpRequest.Builder request(Route route) {
    String path = route.path().replaceAll("\\{[a-z]+\\}", "7d444840-9dc0-11d1-b245-5ffdce74fad2");
    return HttpRequest.newBuilder(api.at(path)).method(route.method(), BodyPublishers.noBody());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    return api.send(request.build());
  }
}
