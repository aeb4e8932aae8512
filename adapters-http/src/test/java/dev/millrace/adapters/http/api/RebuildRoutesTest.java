package dev.millrace.adapters.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.domain.rebuild.Compared;
import dev.millrace.domain.rebuild.Goal;
import dev.millrace.domain.rebuild.Progress;
import dev.millrace.domain.rebuild.Progress.Work;
import dev.millrace.domain.rebuild.Rebuild;
import dev.millrace.domain.rebuild.RebuildState;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RebuildRoutesTest {

  private static final String REBUILDS = "/v1/rebuilds";
  private static final String USERS = "{\"view\":\"users_by_id\"}";

  private final RunningApi api = RunningApi.start();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void aRebuildIsAcceptedShownAndListed() {
    HttpResponse<String> accepted = api.post(REBUILDS, USERS);

    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
    String id = RunningApi.json(accepted).get("rebuild").asText();
    assertThat(accepted.headers().firstValue("location")).contains(REBUILDS + "/" + id);
    JsonNode shown = RunningApi.json(api.get(REBUILDS + "/" + id));
    assertThat(shown).isEqualTo(RunningApi.json(accepted));
    assertThat(shown.get("view").asText()).isEqualTo("users_by_id");
    assertThat(shown.get("goal").asText()).isEqualTo("COMPARE");
    assertThat(shown.get("state").asText()).isEqualTo("RUNNING");
    assertThat(shown.get("work").asText()).isEqualTo("WAITING");
    assertThat(shown.get("comparison").isNull()).isTrue();
    assertThat(RunningApi.json(api.get(REBUILDS)).get("rebuilds")).containsExactly(shown);
    assertThat(only().goal()).isEqualTo(Goal.COMPARE);
  }

  @Test
  void howFarItIsAndWhatWasComparedIsShown() {
    api.post(REBUILDS, USERS);
    Rebuild filling = note(only().at(new Progress(Work.FILLING, 500, 700), 3));

    JsonNode shown = RunningApi.json(api.get(REBUILDS + "/" + filling.id()));
    note(filling.compared(new Compared("t__2", 9, 10, 5, 3, 2, 1)).in(RebuildState.READY, "why"));
    JsonNode ready = RunningApi.json(api.get(REBUILDS + "/" + filling.id()));

    assertThat(shown.get("work").asText()).isEqualTo("FILLING");
    assertThat(shown.get("done").asLong()).isEqualTo(500);
    assertThat(shown.get("total").asLong()).isEqualTo(700);
    assertThat(shown.get("unmapped").asLong()).isEqualTo(3);
    assertThat(ready.get("comparison").toString())
        .isEqualTo(
            "{\"table\":\"t__2\",\"live\":9,\"rebuilt\":10,\"equal\":5,\"missing\":3,"
                + "\"changed\":2,\"stale\":1}");
    assertThat(ready.get("problem").asText()).isEqualTo("why");
  }

  @Test
  void theSameKeyOrdersOneRebuild() {
    String[] key = {"Idempotency-Key", "once"};
    HttpResponse<String> first = api.post(REBUILDS, USERS, key);
    note(only().in(RebuildState.ABORTED, null));
    HttpResponse<String> again = api.post(REBUILDS, USERS, key);

    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(api.rebuilds.newest(10)).hasSize(1);
  }

  @Test
  void aViewHasOneRebuildAtATime() {
    api.post(REBUILDS, USERS);

    HttpResponse<String> refused = api.post(REBUILDS, USERS);

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(RunningApi.json(refused).get("detail").asText())
        .contains(only().id().toString(), "RUNNING");
  }

  @Test
  void aViewThatCountsWindowsIsRefusedAndOneThatIsNotThereNotFound() {
    HttpResponse<String> windows =
        api.post(REBUILDS, "{\"view\":\"user_counts_by_gender_and_minute\"}");
    HttpResponse<String> nothing = api.post(REBUILDS, "{\"view\":\"users_by_shoe_size\"}");

    assertThat(windows.statusCode()).isEqualTo(422);
    assertThat(RunningApi.json(windows).get("detail").asText()).contains("millrace replay");
    assertThat(nothing.statusCode()).isEqualTo(404);
    assertThat(RunningApi.json(nothing).get("detail").asText()).contains("users_by_email");
    assertThat(api.rebuilds.newest(1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"view\":7}",
        "{\"swap\":true}",
        "{\"view\":\"users_by_id\",\"swap\":\"yes\"}",
        "{\"view\":\"users_by_id\",\"dryRun\":true}",
        "[]"
      })
  void whatIsNoRebuildIsRefusedAsAProblem(String body) {
    HttpResponse<String> refused = api.post(REBUILDS, body);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(RunningApi.json(refused).get("errors")).isNotEmpty();
    assertThat(api.rebuilds.newest(1)).isEmpty();
  }

  @Test
  void itIsSwappedWhenThatIsOrdered() {
    api.post(REBUILDS, USERS);
    String one = REBUILDS + "/" + only().id();

    assertThat(api.post(one + "/swap", "").statusCode()).isEqualTo(202);
    assertThat(only().goal()).isEqualTo(Goal.SWAP);
    assertThat(api.post(one + "/swap", "").statusCode()).isEqualTo(202);
    note(only().in(RebuildState.SWAPPED, null));
    assertThat(api.post(one + "/swap", "").statusCode()).isEqualTo(202);
    assertThat(api.post(one + "/abort", "").statusCode()).isEqualTo(409);
    assertThat(only().state()).isEqualTo(RebuildState.SWAPPED);
  }

  @Test
  void itIsSwappedByItselfWhenThatIsOrderedAtOnce() {
    api.post(REBUILDS, "{\"view\":\"users_by_id\",\"swap\":true}");

    assertThat(only().goal()).isEqualTo(Goal.SWAP);
  }

  @Test
  void onItsWayBackItIsNotSwapped() {
    api.post(REBUILDS, USERS);
    String one = REBUILDS + "/" + only().id();

    assertThat(api.post(one + "/abort", "").statusCode()).isEqualTo(202);
    assertThat(api.post(one + "/swap", "").statusCode()).isEqualTo(409);
    assertThat(only().goal()).isEqualTo(Goal.ABORT);
    note(only().in(RebuildState.ABORTED, null));
    assertThat(api.post(one + "/abort", "").statusCode()).isEqualTo(202);
    assertThat(api.post(one + "/swap", "").statusCode()).isEqualTo(409);
  }

  @Test
  void whatIsNoRebuildIsNotFound() {
    String nobody = REBUILDS + "/" + UUID.randomUUID();

    assertThat(api.get(nobody).statusCode()).isEqualTo(404);
    assertThat(api.get(REBUILDS + "/x").statusCode()).isEqualTo(404);
    assertThat(api.post(nobody + "/swap", "").statusCode()).isEqualTo(404);
    assertThat(api.post(nobody + "/abort", "").statusCode()).isEqualTo(404);
  }

  @Test
  void whoReadsPersonalDataOrdersNothing() {
    api.post(REBUILDS, USERS);
    for (String path :
        new String[] {
          REBUILDS, REBUILDS + "/" + only().id() + "/swap", REBUILDS + "/" + only().id() + "/abort"
        }) {
      HttpRequest request =
          HttpRequest.newBuilder(api.at(path))
              .header("Content-Type", "application/json")
              .header("Authorization", "Bearer " + RunningApi.PERSONAL_DATA_TOKEN)
              .POST(BodyPublishers.ofString(USERS))
              .build();
      assertThat(api.send(request).statusCode()).isEqualTo(403);
    }
    assertThat(only().goal()).isEqualTo(Goal.COMPARE);
  }

  private Rebuild note(Rebuild rebuild) {
    return api.rebuilds.note(rebuild).orElseThrow();
  }

  private Rebuild only() {
    assertThat(api.rebuilds.newest(2)).hasSize(1);
    return api.rebuilds.newest(1).get(0);
  }
}
