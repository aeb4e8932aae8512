package dev.millrace.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SimulatorTest {

  private static final InstantSource TODAY =
      InstantSource.fixed(Instant.parse("2026-11-21T10:00:00Z"));

  @Test
  void infoEchoesWhatWasAsked() throws Exception {
    try (Simulator simulator = start()) {
      JsonNode info =
          new Client(simulator).page("1.4/?results=7&page=3&seed=a%22b%20%C3%BC").get("info");

      assertThat(info.toString())
          .isEqualTo("{\"seed\":\"a\\\"b ü\",\"results\":7,\"page\":3,\"version\":\"1.4\"}");
    }
  }

  @Test
  void aRequestWithoutParametersGetsOneUserOfAFreshSeed() throws Exception {
    try (Simulator simulator = start()) {
      Client client = new Client(simulator);
      JsonNode first = client.page("");
      JsonNode second = client.page("");

      assertThat(first.get("results")).hasSize(1);
      assertThat(first.at("/info/version").asText()).isEqualTo("1.4");
      assertThat(first.at("/info/seed").asText()).matches("[0-9a-f]{16}");
      assertThat(second.at("/info/seed")).isNotEqualTo(first.at("/info/seed"));
      assertThat(second.at("/results/0/login/uuid"))
          .isNotEqualTo(first.at("/results/0/login/uuid"));
    }
  }

  @Test
  void parametersOverTheirCapBecomeOneWithoutComplaint() throws Exception {
    try (Simulator simulator = start()) {
      Client client = new Client(simulator);

      assertThat(client.page("1.4/?results=5000&seed=s").get("results")).hasSize(5_000);
      JsonNode tooMany = client.page("1.4/?results=5001&page=10001&seed=s");
      assertThat(tooMany.get("results")).hasSize(1);
      assertThat(tooMany.at("/info/results").asInt()).isOne();
      assertThat(tooMany.at("/info/page").asInt()).isOne();
      assertThat(client.page("1.4/?results=x&page=-3&seed=s")).isEqualTo(tooMany);
      assertThat(client.page("1.4/?results=2&page=10000&seed=s").at("/info/page").asInt())
          .isEqualTo(10_000);
    }
  }

  @Test
  void pagesOfAnySizeAreSlicesOfTheSameUsers() throws Exception {
    try (Simulator simulator = start()) {
      Client client = new Client(simulator);
      List<JsonNode> byTwos = new ArrayList<>();
      for (int page = 1; page <= 3; page++) {
        client.page("1.4/?results=2&seed=s&page=" + page).get("results").forEach(byTwos::add);
      }
      List<JsonNode> atOnce = new ArrayList<>();
      client.page("1.4/?results=6&seed=s").get("results").forEach(atOnce::add);

      assertThat(byTwos).isEqualTo(atOnce).doesNotHaveDuplicates();
    }
  }

  @Test
  void theSameRequestGetsTheSameBytesFromAnyInstance() throws Exception {
    try (Simulator one = start();
        Simulator other = start()) {
      byte[] bytes = new Client(one).get("1.4/?results=500&seed=s&page=4").body();

      assertThat(new Client(other).get("1.4/?results=500&seed=s&page=4").body()).isEqualTo(bytes);
      assertThat(new Client(other).get("1.4/?results=500&seed=s&page=5").body())
          .isNotEqualTo(bytes);
      assertThat(new Client(other).get("1.4/?results=500&seed=t&page=4").body())
          .isNotEqualTo(bytes);
    }
  }

  @Test
  void natAndGenderChooseUsers() throws Exception {
    try (Simulator simulator = start()) {
      JsonNode users =
          new Client(simulator)
              .page("1.4/?results=200&seed=s&nat=de,IR&gender=female")
              .get("results");

      assertThat(users.findValuesAsText("nat")).hasSize(200).containsOnly("DE", "IR");
      assertThat(users.findValuesAsText("gender")).containsOnly("female");
    }
  }

  @Test
  void incAndExcChooseFieldsWithoutChangingTheOthers() throws Exception {
    try (Simulator simulator = start()) {
      Client client = new Client(simulator);
      JsonNode whole = client.page("1.4/?seed=s").at("/results/0");
      JsonNode included = client.page("1.4/?seed=s&inc=nat,name,nonsense").at("/results/0");
      JsonNode excluded = client.page("1.4/?seed=s&exc=login,picture").at("/results/0");

      assertThat(included.fieldNames()).toIterable().containsExactly("name", "nat");
      assertThat(included.get("name")).isEqualTo(whole.get("name"));
      assertThat(excluded.has("login") || excluded.has("picture")).isFalse();
      assertThat(excluded.get("location")).isEqualTo(whole.get("location"));
      assertThat(excluded).hasSize(10);
    }
  }

  @Test
  void unknownPathsAndVersionsAreNotFound() throws Exception {
    try (Simulator simulator = start()) {
      Client client = new Client(simulator);

      assertThat(client.get("9.9/").statusCode()).isEqualTo(404);
      assertThat(client.get("/").statusCode()).isEqualTo(404);
      assertThat(client.get("1.4/users").statusCode()).isEqualTo(404);
      assertThat(client.get("1.4?seed=s").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void theRateLimitAnswers429UntilItsWindowEnds() throws Exception {
    AtomicLong now = new AtomicLong(1_800_000_000L);
    RateLimit limit = new RateLimit(2, Duration.ofSeconds(30));
    try (Simulator simulator =
        Simulator.start(
            SimulatorConfig.defaults()
                .at(() -> Instant.ofEpochSecond(now.get()))
                .limitedTo(limit))) {
      Client client = new Client(simulator);
      assertThat(client.get("").statusCode()).isEqualTo(200);
      assertThat(client.get("").statusCode()).isEqualTo(200);
      now.addAndGet(10);

      var refused = client.get("");
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("20");
      assertThat(Client.json(Client.text(refused)).get("error").asText()).isNotBlank();

      now.addAndGet(20);
      assertThat(client.get("").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void agesFollowTheClock() throws Exception {
    String query = "1.4/?results=300&seed=s&inc=dob,registered";
    try (Simulator now = start();
        Simulator later =
            Simulator.start(
                SimulatorConfig.defaults()
                    .at(InstantSource.fixed(Instant.parse("2027-11-21T10:00:00Z"))))) {
      JsonNode users = new Client(now).page(query).get("results");
      JsonNode older = new Client(later).page(query).get("results");
      for (int i = 0; i < users.size(); i++) {
        assertThat(older.get(i).at("/dob/date")).isEqualTo(users.get(i).at("/dob/date"));
        assertThat(older.get(i).at("/dob/age").asInt())
            .isEqualTo(users.get(i).at("/dob/age").asInt() + 1);
      }
    }
  }

  @Test
  void whatWasServedIsOnRecord() throws Exception {
    try (Simulator simulator = Simulator.start(SimulatorConfig.defaults().remembering(2))) {
      Client client = new Client(simulator);
      String body = Client.text(client.get("1.4/?results=3&seed=s&page=2"));

      ServedPage page = simulator.served().pages().get(0);
      assertThat(page.request().page()).isEqualTo(2);
      assertThat(page.records())
          .hasSize(3)
          .allSatisfy(r -> assertThat(body).contains(new String(r, UTF_8)));
      assertThat(page.uuids())
          .map(String::valueOf)
          .isEqualTo(Client.json(body).get("results").findValuesAsText("uuid"));
      assertThat(page.struckBy()).isEmpty();
      assertThat(simulator.served().requests()).isOne();
    }
  }

  @Test
  void anOracleThatForgotPagesRefusesToTell() throws Exception {
    try (Simulator simulator = Simulator.start(SimulatorConfig.defaults().remembering(1))) {
      Client client = new Client(simulator);
      client.get("1.4/?seed=s");
      assertThat(simulator.served().pages()).hasSize(1);
      client.get("1.4/?seed=t");

      assertThatThrownBy(() -> simulator.served().pages())
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aPortInUseFailsTheStart() throws Exception {
    try (Simulator simulator = start()) {
      SimulatorConfig taken = SimulatorConfig.defaults().onPort(simulator.uri().getPort());

      assertThatThrownBy(() -> Simulator.start(taken).close()).isInstanceOf(IOException.class);
    }
  }

  private static Simulator start() throws IOException {
    return Simulator.start(SimulatorConfig.defaults().at(TODAY));
  }
}
