package dev.millrace.adapters.http.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.call.Answer;
import dev.millrace.domain.call.CallKey;
import dev.millrace.domain.call.Claim;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.call.Calls;
import dev.millrace.domain.port.call.InMemoryCalls;
import dev.millrace.domain.record.ContentHash;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class RepeatableTest {

  private static final String BODY = "{\"records\":10}";

  @Test
  void theSameRequestAgainIsAnsweredTheSameAndStartsNothing() {
    try (RunningApi api = RunningApi.start()) {
      HttpResponse<String> first = start(api, "one", BODY);
      api.runs.begin(RunId.of(run(first)));
      HttpResponse<String> again = start(api, "one", BODY);

      assertThat(again.statusCode()).isEqualTo(201);
      assertThat(again.body()).isEqualTo(first.body());
      assertThat(again.headers().firstValue("location"))
          .isEqualTo(first.headers().firstValue("location"))
          .isPresent();
      assertThat(api.runs.newest(10)).hasSize(1);
    }
  }

  @Test
  void anotherBodyUnderTheSameKeyIsRefused() {
    try (RunningApi api = RunningApi.start()) {
      start(api, "one", BODY);

      assertThat(start(api, "one", "{\"records\":11}").statusCode()).isEqualTo(422);
      assertThat(api.runs.newest(10)).hasSize(1);
    }
  }

  @Test
  void anotherKeyAndNoKeyAreOtherRequests() {
    try (RunningApi api = RunningApi.start()) {
      start(api, "one", BODY);
      start(api, "two", BODY);
      api.post("/v1/runs", BODY);
      api.post("/v1/runs", BODY);

      assertThat(api.runs.newest(10)).hasSize(4);
    }
  }

  @Test
  void aKeyIsItsEndpointsOwn() {
    try (RunningApi api = RunningApi.start()) {
      String run = run(start(api, "one", BODY));

      assertThat(api.post("/v1/runs/" + run + "/cancel", "", "Idempotency-Key", "one").statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void aRepetitionThatMeetsTheFirstRequestIsToldToWait() {
    CountDownLatch claimed = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    try (RunningApi api =
        RunningApi.start(runs -> runs, calls -> new Holding(calls, claimed, released))) {
      CompletableFuture<HttpResponse<String>> first =
          CompletableFuture.supplyAsync(() -> start(api, "one", BODY));
      await(claimed);

      HttpResponse<String> meanwhile = start(api, "one", BODY);
      released.countDown();

      assertThat(meanwhile.statusCode()).isEqualTo(409);
      assertThat(first.join().statusCode()).isEqualTo(201);
      assertThat(start(api, "one", BODY).body()).isEqualTo(first.join().body());
    }
  }

  @Test
  void whatWasDoneAndNotAnsweredIsNotDoneTwice() {
    AtomicBoolean away = new AtomicBoolean(true);
    try (RunningApi api = RunningApi.start(runs -> runs, calls -> new Forgetful(calls, away))) {
      HttpResponse<String> lost = start(api, "one", BODY);
      String made = api.runs.newest(1).get(0).id().toString();
      away.set(false);
      HttpResponse<String> again = start(api, "one", BODY);
      api.clock.pass(Calls.LEASE);
      HttpResponse<String> later = start(api, "one", BODY);

      assertThat(lost.statusCode()).isEqualTo(503);
      assertThat(again.statusCode()).isEqualTo(409);
      assertThat(later.statusCode()).isEqualTo(201);
      assertThat(run(later)).isEqualTo(made);
      assertThat(api.runs.newest(10)).hasSize(1);
    }
  }

  @Test
  void whatFailedMayBeTriedAgainAtOnce() {
    Repeatable repeatable =
        new Repeatable(new InMemoryCalls(InstantSource.system()), UUID::randomUUID);
    Request request = request(BODY);

    Reply refused = repeatable.once(request, id -> Reply.json(409, "{}"));
    assertThatThrownBy(() -> repeatable.once(request, id -> failed()))
        .isInstanceOf(TransientFailure.class);
    Reply done = repeatable.once(request, id -> Reply.json(201, "{}"));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(done.status()).isEqualTo(201);
  }

  @Test
  void theKeyOfARefusalIsFreeAndThatOfAFailureStaysWithItsBody() {
    Repeatable repeatable =
        new Repeatable(new InMemoryCalls(InstantSource.system()), UUID::randomUUID);

    repeatable.once(request("wrong"), id -> Reply.json(400, "{}"));
    Reply failed = repeatable.once(request("right"), id -> Reply.json(500, "{}"));
    Reply other = repeatable.once(request("other"), id -> Reply.json(201, "{}"));
    Reply done = repeatable.once(request("right"), id -> Reply.json(201, "{}"));

    assertThat(failed.status()).isEqualTo(500);
    assertThat(other.status()).isEqualTo(422);
    assertThat(done.status()).isEqualTo(201);
  }

  @Test
  void aScheduleThatWasRefusedIsAddedUnderTheSameKeyWhenItIsCorrected() {
    try (RunningApi api = RunningApi.start()) {
      String[] key = {"Idempotency-Key", "one"};
      String schedule = "{\"name\":\"often\",\"every\":\"1h\",\"jitter\":\"%s\",\"records\":5}";

      assertThat(api.post("/v1/schedules", schedule.formatted("2h"), key).statusCode())
          .isEqualTo(400);
      assertThat(api.post("/v1/schedules", schedule.formatted("2m"), key).statusCode())
          .isEqualTo(201);
    }
  }

  private static Request request(String body) {
    return new Request(
        "POST",
        "/v1/runs",
        Map.of(),
        Map.of(),
        Map.of("idempotency-key", "one"),
        Bytes.ofText(body),
        new Caller("operator", Role.OPERATOR));
  }

  private static Reply failed() {
    throw new TransientFailure("away");
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", ""})
  void aKeyThatIsNoneIsRefused(String key) {
    try (RunningApi api = RunningApi.start()) {
      assertThat(start(api, key, BODY).statusCode()).isEqualTo(400);
      assertThat(start(api, "k".repeat(256), BODY).statusCode()).isEqualTo(400);
    }
  }

  private static HttpResponse<String> start(RunningApi api, String key, String body) {
    return api.post("/v1/runs", body, "Idempotency-Key", key);
  }

  private static String run(HttpResponse<String> response) {
    return RunningApi.json(response).get("run").asText();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Keeps its first answer back until it is released. */
  private record Holding(Calls calls, CountDownLatch claimed, CountDownLatch released)
      implements Calls {

    @Override
    public Claim claim(CallKey key, ContentHash content, UUID subject) {
      return calls.claim(key, content, subject);
    }

    @Override
    public void answered(CallKey key, Answer answer) {
      claimed.countDown();
      await(released);
      calls.answered(key, answer);
    }

    @Override
    public void gaveUp(CallKey key) {
      calls.gaveUp(key);
    }

    @Override
    public void refused(CallKey key) {
      calls.refused(key);
    }
  }

  /** A store that is away whenever an answer is to be kept, or given up. */
  private record Forgetful(Calls calls, AtomicBoolean away) implements Calls {

    @Override
    public Claim claim(CallKey key, ContentHash content, UUID subject) {
      return calls.claim(key, content, subject);
    }

    @Override
    public void answered(CallKey key, Answer answer) {
      requirePresent();
      calls.answered(key, answer);
    }

    @Override
    public void gaveUp(CallKey key) {
      requirePresent();
      calls.gaveUp(key);
    }

    @Override
    public void refused(CallKey key) {
      requirePresent();
      calls.refused(key);
    }

    private void requirePresent() {
      if (away.get()) {
        throw new TransientFailure("away");
      }
    }
  }
}
