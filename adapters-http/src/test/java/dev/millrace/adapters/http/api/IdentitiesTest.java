package dev.millrace.adapters.http.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.port.call.AdjustableClock;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentitiesTest {

  private static final String TOKEN = "a-token-for-the-tests";
  private static final String PASSWORD = "correct:horse battery";
  private static final String HASH = PasswordHash.of(PASSWORD, new SecureRandom()).written();
  private static final Caller VERA = new Caller("vera", Role.VIEWER);

  private final AdjustableClock clock = new AdjustableClock();
  private final List<String> tried = new ArrayList<>();
  private final Identities identities =
      new Identities(
          Bearer.of("operator", TOKEN),
          Accounts.parse(List.of("vera:viewer:" + HASH, "otto:operator:" + HASH)),
          clock,
          (who, isIn) -> tried.add(who + (isIn ? " in" : " out")));

  @Test
  void aPasswordTellsWhoItIsAndAWrongOneDoesNot() {
    assertThat(identities.byPassword("vera", PASSWORD).caller()).isEqualTo(VERA);
    assertThat(identities.byPassword("vera", "wrong").caller()).isNull();
    assertThat(identities.byPassword("nobody", PASSWORD).caller()).isNull();

    assertThat(tried).containsExactly("vera in", "vera out", "somebody out");
  }

  @Test
  void ofManyAttemptsWithinAMinuteTheRestIsNotLookedAt() {
    for (int i = 0; i < Attempts.OF_ONE; i++) {
      assertThat(identities.byPassword("vera", "wrong").isTooMany()).isFalse();
    }

    assertThat(identities.byPassword("vera", PASSWORD)).isEqualTo(Identified.TOO_MANY);
    assertThat(identities.byPassword("otto", PASSWORD).caller()).isNotNull();
    assertThat(tried).hasSize(Attempts.OF_ONE + 1);
    clock.pass(Duration.ofMinutes(1));
    assertThat(identities.byPassword("vera", PASSWORD).caller()).isEqualTo(VERA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vera", "nobody"})
  void aNameThatNobodyHasCannotBeToldFromOneThatSomebodyHas(String name) {
    identities.byPassword("another", "wrong");
    List<Identified> answers = new ArrayList<>();
    for (int i = 0; i <= Attempts.OF_ONE; i++) {
      answers.add(
          i % 2 == 0
              ? identities.byPassword(name, "wrong")
              : identities.byHeader(basic(name + ":wrong")));
    }

    assertThat(answers.subList(0, Attempts.OF_ONE)).containsOnly(Identified.STRANGER);
    assertThat(answers.get(Attempts.OF_ONE)).isEqualTo(Identified.TOO_MANY);
    assertThat(identities.byHeader(basic(name + ":wrong"))).isEqualTo(Identified.TOO_MANY);
    assertThat(identities.byPassword("yet another", "wrong")).isEqualTo(Identified.STRANGER);
  }

  @Timeout(30)
  @Test
  void atATimeFewPasswordsAreComparedAndTheOthersAreToldToComeAgain() throws Exception {
    CountDownLatch compared = new CountDownLatch(Identities.AT_ONCE);
    CountDownLatch end = new CountDownLatch(1);
    Identities slow =
        new Identities(
            Bearer.of("operator", TOKEN),
            Accounts.parse(List.of("vera:viewer:" + HASH)),
            clock,
            (who, isIn) -> {
              compared.countDown();
              awaited(end);
            });
    List<CompletableFuture<Identified>> first = new ArrayList<>();
    for (int i = 0; i < Identities.AT_ONCE; i++) {
      first.add(
          CompletableFuture.supplyAsync(
              () -> slow.byPassword("vera", PASSWORD), work -> new Thread(work).start()));
    }
    compared.await();

    for (int i = 0; i < Attempts.OF_ONE; i++) {
      assertThat(slow.byPassword("vera", PASSWORD)).isEqualTo(Identified.BUSY);
      assertThat(slow.byHeader(basic("nobody:wrong"))).isEqualTo(Identified.BUSY);
    }
    end.countDown();
    for (CompletableFuture<Identified> one : first) {
      assertThat(one.join().caller()).isEqualTo(VERA);
    }
    assertThat(slow.byPassword("vera", PASSWORD).caller()).isEqualTo(VERA);
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void attemptsThatSucceedTakeNobodysPlace() {
    for (int i = 0; i <= Attempts.OF_ONE; i++) {
      assertThat(identities.byPassword("vera", PASSWORD).caller()).isEqualTo(VERA);
    }
  }

  @Test
  void theTokenIsTakenHoweverManyAttemptsThereWere() {
    for (int i = 0; i <= Attempts.OF_ONE; i++) {
      assertThat(identities.byToken("wrong").caller()).isNull();
    }

    assertThat(identities.byToken("wrong").isTooMany()).isTrue();
    assertThat(identities.byToken(TOKEN).caller()).isEqualTo(new Caller("operator", Role.ADMIN));
  }

  @Test
  void aProgramThatSendsItsPasswordEachTimeIsNotedOnce() {
    for (int i = 0; i < 3; i++) {
      assertThat(identities.byHeader(basic("vera:" + PASSWORD)).caller()).isEqualTo(VERA);
    }
    assertThat(identities.byHeader(basic("vera:wrong")).caller()).isNull();
    assertThat(identities.byHeader("Basic %%%").caller()).isNull();

    assertThat(tried).containsExactly("vera in", "vera out");
  }

  @Test
  void aPasswordThatWasRightIsNotComparedEitherOnceTooManyWereWrong() {
    assertThat(identities.byHeader(basic("vera:" + PASSWORD)).caller()).isEqualTo(VERA);
    for (int i = 0; i < Attempts.OF_ONE; i++) {
      assertThat(identities.byHeader(basic("vera:wrong")).isTooMany()).isFalse();
    }

    assertThat(identities.byHeader(basic("vera:wrong")).isTooMany()).isTrue();
    assertThat(identities.byHeader(basic("vera:" + PASSWORD)).isTooMany()).isTrue();
  }

  @Test
  void allThatIsWrongWithAListOfPeopleIsToldAndNoHashRepeated() {
    List<String> entries =
        List.of(
            "vera:viewer:" + HASH,
            "vera:admin:" + HASH,
            "bob:boss:" + HASH,
            "Bob:viewer:" + HASH,
            "eve:viewer:plain-text-password",
            "alone",
            "eve:reader:" + HASH,
            "somebody:viewer:" + HASH,
            "eve:collector:" + HASH,
            "collector:viewer:" + HASH);

    assertThatThrownBy(() -> Accounts.parse(entries))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "entry 2: its name is another's",
            "entry 3: its role",
            "entry 4: its name",
            "entry 5: its hash",
            "entry 6",
            "entry 7: its role",
            "entry 8: its name is that of",
            "entry 9: its role",
            "entry 10: its name is that of")
        .hasMessageNotContaining("plain-text-password")
        .hasMessageNotContaining(HASH);
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
