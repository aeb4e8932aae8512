package dev.millrace.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.simulator.fault.Fault;
import dev.millrace.simulator.fault.FaultRule;
import dev.millrace.simulator.fault.Strike;
import dev.millrace.simulator.page.PageInfo;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

  private static final String PAGE = "1.4/?results=5&seed=s&page=2";

  private Simulator simulator;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    simulator = Simulator.start(SimulatorConfig.defaults().remembering(10));
    client = new Client(simulator);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void rulesInjectedOneAfterTheOtherFormAScript() throws Exception {
    FaultRule busy = inject(Strike.next(2), Fault.status(503), Fault.retryAfter("7"));
    FaultRule broken = inject(Strike.next(1), Fault.status(500));

    HttpResponse<byte[]> first = client.get(PAGE);
    assertThat(first.statusCode()).isEqualTo(503);
    assertThat(first.headers().firstValue("Retry-After")).hasValue("7");
    assertThat(client.get(PAGE).statusCode()).isEqualTo(503);
    assertThat(client.get(PAGE).statusCode()).isEqualTo(500);
    assertThat(client.get(PAGE).statusCode()).isEqualTo(200);
    assertThat(busy.hits()).isEqualTo(2);
    assertThat(busy.isSpent()).isTrue();
    assertThat(broken.hits()).isOne();
    assertThat(simulator.served().pages()).hasSize(1);
  }

  @Test
  void aRuleForPagesSparesTheOthers() throws Exception {
    FaultRule rule = inject(Strike.onPages(2, 5), Fault.status(500));

    assertThat(client.get("1.4/?seed=s&page=1").statusCode()).isEqualTo(200);
    assertThat(client.get(PAGE).statusCode()).isEqualTo(500);
    simulator.faults().remove(rule);
    assertThat(client.get(PAGE).statusCode()).isEqualTo(200);
    assertThat(rule.hits()).isOne();
  }

  @Test
  void aTruncatedBodyEndsShortOfItsLengthAndIsNotOnRecord() {
    inject(Strike.always(), Fault.truncate(100));

    assertThatThrownBy(() -> client.get(PAGE)).isInstanceOf(IOException.class);
    assertThat(simulator.served().pages()).isEmpty();
  }

  @Test
  void delaysComeBeforeTheHeadersAndWithinTheBody() throws Exception {
    byte[] calm = client.get(PAGE).body();
    inject(
        Strike.always(),
        Fault.delayBeforeHeaders(Duration.ofMillis(150)),
        Fault.drip(calm.length / 3, Duration.ofMillis(50)));

    long start = System.nanoTime();
    assertThat(client.get(PAGE).body()).isEqualTo(calm);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(249));
  }

  @Test
  void closingEndsADelayAtOnce() throws Exception {
    FaultRule rule = inject(Strike.always(), Fault.pauseInBody(10, Duration.ofMinutes(10)));
    Thread reader = new Thread(() -> assertThatThrownBy(() -> client.get(PAGE)).isNotNull());
    reader.start();
    while (rule.hits() == 0) {
      Thread.onSpinWait();
    }
    simulator.close();
    reader.join(Duration.ofSeconds(10).toMillis());

    assertThat(reader.isAlive()).isFalse();
  }

  @Test
  void garbageComesWithStatus200() throws Exception {
    inject(Strike.next(1), Fault.html());
    inject(Strike.next(1), Fault.errorObject("Uh oh"));
    inject(Strike.next(1), Fault.body("{\"results\":[{"));

    HttpResponse<byte[]> html = client.get(PAGE);
    assertThat(html.statusCode()).isEqualTo(200);
    assertThat(html.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(Client.text(client.get(PAGE))).isEqualTo("{\"error\":\"Uh oh\"}");
    assertThat(Client.text(client.get(PAGE))).isEqualTo("{\"results\":[{");
    assertThat(simulator.served().pages()).isEmpty();
  }

  @Test
  void infoCanBeWrongOrMissingAndResultsEmpty() throws Exception {
    inject(Strike.next(1), Fault.wrongInfo(info -> new PageInfo("x", 1, 9, info.version())));
    inject(Strike.next(1), Fault.noInfo());
    inject(Strike.next(1), Fault.emptyResults());

    JsonNode wrong = client.page(PAGE);
    assertThat(wrong.at("/info/page").asInt()).isEqualTo(9);
    assertThat(wrong.get("results")).hasSize(5);
    assertThat(client.page(PAGE).fieldNames()).toIterable().containsExactly("results");
    assertThat(client.page(PAGE).toString())
        .isEqualTo(
            "{\"results\":[],\"info\":{\"seed\":\"s\",\"results\":5,\"page\":2,\"version\":\"1.4\"}}");
  }

  @Test
  void aMalformedRecordStandsAmongItsGoodNeighbours() throws Exception {
    JsonNode good = client.page(PAGE).get("results");
    FaultRule rule = inject(Strike.next(1), Fault.replaceRecord(2, "{\"email\":null}"));

    JsonNode users = client.page(PAGE).get("results");
    assertThat(users.get(2).toString()).isEqualTo("{\"email\":null}");
    assertThat(users.get(1)).isEqualTo(good.get(1));
    assertThat(users.get(3)).isEqualTo(good.get(3));
    assertThat(simulator.served().pages().get(1).struckBy()).hasValue(rule);
    assertThat(simulator.served().pages().get(1).uuids()).hasSize(4);
  }

  @Test
  void usersComeTwiceWithinAPageAndAgainOnALaterOne() throws Exception {
    JsonNode first = client.page("1.4/?results=5&seed=s").get("results");
    JsonNode second = client.page(PAGE).get("results");
    inject(Strike.next(1), Fault.repeatRecord(1), Fault.reverseRecords());
    inject(Strike.next(1), Fault.repeatFirstPage());

    JsonNode doubled = client.page(PAGE).get("results");
    assertThat(doubled).hasSize(6);
    assertThat(doubled.get(0)).isEqualTo(second.get(1)).isEqualTo(doubled.get(4));
    JsonNode repeated = client.page(PAGE);
    assertThat(repeated.get("results")).isEqualTo(first);
    assertThat(repeated.at("/info/page").asInt()).isEqualTo(2);
  }

  @Test
  void clearingRestoresTheSource() throws Exception {
    byte[] calm = client.get(PAGE).body();
    inject(Strike.always(), Fault.status(500));
    assertThat(client.get(PAGE).statusCode()).isEqualTo(500);
    simulator.faults().clear();

    assertThat(client.get(PAGE).body()).isEqualTo(calm);
    assertThat(simulator.faults().rules()).isEmpty();
  }

  private FaultRule inject(Strike strike, Fault... faults) {
    return simulator.faults().inject(strike, faults);
  }
}
