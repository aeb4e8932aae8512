package dev.millrace.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsHandlerTest {

  private Simulator simulator;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    simulator = Simulator.start(SimulatorConfig.defaults());
    client = new Client(simulator);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void aFormInjectsAFaultAndTheListCountsItsHits() throws Exception {
    var posted =
        client.send(client.postFault("fault=status&code=503&retryAfter=5&pages=3,2&times=2"));
    assertThat(posted.statusCode()).isEqualTo(201);
    assertThat(client.get("1.4/?seed=s").statusCode()).isEqualTo(200);
    HttpResponse<byte[]> struck = client.get("1.4/?seed=s&page=2");
    assertThat(struck.statusCode()).isEqualTo(503);
    assertThat(struck.headers().firstValue("Retry-After")).hasValue("5");

    assertThat(Client.text(client.get("/_faults")))
        .isEqualTo(
            "{\"generation\":0,\"rules\":[{\"faults\":\"status 503, retry-after 5\","
                + "\"pages\":[2,3],\"times\":2,\"hits\":1}]}");
  }

  @Test
  void deletingClearsEverything() throws Exception {
    client.send(client.postFault("fault=html"));
    client.send(client.postFault("fault=generation&number=2&fraction=1&changes=email"));
    HttpResponse<byte[]> cleared =
        client.send(HttpRequest.newBuilder(simulator.uri().resolve("/_faults")).DELETE());

    assertThat(Client.text(cleared)).isEqualTo("{\"generation\":0,\"rules\":[]}");
    assertThat(simulator.faults().rules()).isEmpty();
  }

  @Test
  void aFormSwitchesTheGeneration() throws Exception {
    String before = client.page("1.4/?seed=s").at("/results/0/email").asText();
    client.send(
        client.postFault("fault=generation&number=2&fraction=1&changes=email&without=phone"));

    JsonNode user = client.page("1.4/?seed=s").at("/results/0");
    assertThat(user.get("email").asText()).isEqualTo(before.replace("@", ".g2@"));
    assertThat(user.has("phone")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fault=delay&millis=1",
        "fault=pace&millis=1",
        "fault=pause&bytes=9&millis=1",
        "fault=drip&bytes=900&millis=1",
        "fault=truncate&bytes=9",
        "fault=html",
        "fault=body&text=%7B",
        "fault=error&message=no",
        "fault=empty",
        "fault=wrong-info&page=7",
        "fault=no-info",
        "fault=replace&index=0&json=%7B%7D",
        "fault=repeat&index=0",
        "fault=reverse",
        "fault=first-page"
      })
  void everyFaultHasAForm(String form) throws Exception {
    assertThat(client.send(client.postFault(form)).statusCode()).isEqualTo(201);
    assertThat(simulator.faults().rules()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "fault=nonsense",
        "fault=status",
        "fault=drip&bytes=0&millis=1",
        "fault=html&times=0",
        "fault=html&pages=two",
        "fault=replace&index=-1&json=1",
        "fault=generation&number=1&fraction=2",
        "fault=generation&number=1&users=me",
        "fault=generation&number=1&changes=everything"
      })
  void aWrongFormIsRefusedWithAReason(String form) throws Exception {
    HttpResponse<byte[]> refused = client.send(client.postFault(form));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Client.json(Client.text(refused)).get("error").asText()).isNotBlank();
    assertThat(simulator.faults().rules()).isEmpty();
  }

  @Test
  void browsersAreTurnedAway() throws Exception {
    var posted =
        client.send(client.postFault("fault=html").header("Origin", "http://evil.example"));

    assertThat(posted.statusCode()).isEqualTo(403);
    assertThat(simulator.faults().rules()).isEmpty();
  }
}
