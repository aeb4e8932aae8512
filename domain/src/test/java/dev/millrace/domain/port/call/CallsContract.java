package dev.millrace.domain.port.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.call.Answer;
import dev.millrace.domain.call.CallKey;
import dev.millrace.domain.call.Claim;
import dev.millrace.domain.record.ContentHash;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Calls} does. */
public interface CallsContract {

  Calls calls();

  /** The clock of these calls. */
  AdjustableClock clock();

  @Test
  default void aNewCallIsExecutedAndItsRepetitionWaits() {
    CallKey key = anyKey();
    UUID subject = UUID.randomUUID();
    assertThat(claim(key, "body", subject)).isEqualTo(new Claim.Execute(subject));
    assertThat(claim(key, "body", UUID.randomUUID())).isEqualTo(new Claim.UnderWay());
  }

  @Test
  default void aRepetitionIsAnsweredAsTheFirstCallWas() {
    CallKey key = anyKey();
    Answer answer = new Answer(201, "/v1/runs/1", "{\"run\":\"ü\"}");
    claim(key, "body", UUID.randomUUID());
    calls().answered(key, answer);
    calls().answered(key, new Answer(200, null, "later"));
    assertThat(claim(key, "body", UUID.randomUUID())).isEqualTo(new Claim.Answered(answer));
    calls().gaveUp(key);
    assertThat(claim(key, "body", UUID.randomUUID())).isEqualTo(new Claim.Answered(answer));
  }

  @Test
  default void anAnswerNeedsNoLocation() {
    CallKey key = anyKey();
    claim(key, "body", UUID.randomUUID());
    calls().answered(key, new Answer(200, null, ""));
    assertThat(claim(key, "body", UUID.randomUUID()))
        .isEqualTo(new Claim.Answered(new Answer(200, null, "")));
  }

  @Test
  default void otherContentUnderTheSameKeyIsToldApart() {
    CallKey key = anyKey();
    claim(key, "body", UUID.randomUUID());
    assertThat(claim(key, "other", UUID.randomUUID())).isEqualTo(new Claim.OtherContent());
    calls().answered(key, new Answer(201, null, "done"));
    assertThat(claim(key, "other", UUID.randomUUID())).isEqualTo(new Claim.OtherContent());
  }

  @Test
  default void aKeyIsItsPrincipalsAndItsEndpointsOwn() {
    CallKey key = anyKey();
    List<CallKey> others =
        List.of(
            new CallKey("another", key.endpoint(), key.key()),
            new CallKey(key.principal(), "another", key.key()),
            new CallKey(key.principal(), key.endpoint(), key.key() + " "));
    claim(key, "body", UUID.randomUUID());
    assertThat(others)
        .allSatisfy(
            other ->
                assertThat(claim(other, "body", UUID.randomUUID()))
                    .isInstanceOf(Claim.Execute.class));
  }

  @Test
  default void aCallThatWasGivenUpIsExecutedAgainForTheSameSubject() {
    CallKey key = anyKey();
    UUID subject = UUID.randomUUID();
    claim(key, "body", subject);
    calls().gaveUp(key);
    assertThat(claim(key, "body", UUID.randomUUID())).isEqualTo(new Claim.Execute(subject));
    assertThat(claim(key, "body", UUID.randomUUID())).isEqualTo(new Claim.UnderWay());
  }

  @Test
  default void theKeyOfARefusedCallIsFreeForOtherContent() {
    CallKey key = anyKey();
    claim(key, "wrong", UUID.randomUUID());
    calls().refused(key);
    UUID subject = UUID.randomUUID();
    assertThat(claim(key, "right", subject)).isEqualTo(new Claim.Execute(subject));
    assertThat(claim(key, "wrong", UUID.randomUUID())).isEqualTo(new Claim.OtherContent());
  }

  @Test
  default void anAnswerThatIsKeptOutlivesARefusal() {
    CallKey key = anyKey();
    Answer answer = new Answer(201, null, "done");
    claim(key, "body", UUID.randomUUID());
    calls().answered(key, answer);
    calls().refused(key);
    assertThat(claim(key, "body", UUID.randomUUID())).isEqualTo(new Claim.Answered(answer));
  }

  @Test
  default void anExecutionThatDiedIsTakenOverForTheSameSubject() {
    CallKey key = anyKey();
    UUID subject = UUID.randomUUID();
    claim(key, "body", subject);
    clock().pass(Calls.LEASE.minusSeconds(1));
    assertThat(claim(key, "body", UUID.randomUUID())).isEqualTo(new Claim.UnderWay());
    clock().pass(Duration.ofSeconds(1));
    assertThat(claim(key, "body", UUID.randomUUID())).isEqualTo(new Claim.Execute(subject));
    assertThat(claim(key, "body", UUID.randomUUID())).isEqualTo(new Claim.UnderWay());
  }

  @Test
  default void aCallIsForgottenAfterAWeek() {
    CallKey key = anyKey();
    claim(key, "body", UUID.randomUUID());
    calls().answered(key, new Answer(201, null, "done"));
    clock().pass(Calls.KEPT.minusSeconds(1));
    assertThat(claim(key, "body", UUID.randomUUID())).isInstanceOf(Claim.Answered.class);
    clock().pass(Duration.ofSeconds(1));
    UUID subject = UUID.randomUUID();
    assertThat(claim(key, "other", subject)).isEqualTo(new Claim.Execute(subject));
  }

  @Test
  default void ofSeveralAtOnceOneExecutes() {
    CallKey key = anyKey();
    List<CompletableFuture<Claim>> claims =
        IntStream.range(0, 8)
            .mapToObj(
                i -> CompletableFuture.supplyAsync(() -> claim(key, "body", UUID.randomUUID())))
            .toList();
    assertThat(claims.stream().map(CompletableFuture::join))
        .hasSize(8)
        .filteredOn(Claim.Execute.class::isInstance)
        .hasSize(1);
  }

  private Claim claim(CallKey key, String body, UUID subject) {
    return calls().claim(key, ContentHash.ofText(body), subject);
  }

  private static CallKey anyKey() {
    return new CallKey("operator", "POST /v1/runs", UUID.randomUUID().toString());
  }
}
