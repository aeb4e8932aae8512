package dev.millrace.adapters.http.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {

  private static final String PASSWORD = "correct horse battery";

  private final PasswordHash hash = PasswordHash.of(PASSWORD, new SecureRandom());

  @Test
  void thePasswordMatchesAfterItWasWrittenAndReadAndNoOtherDoes() {
    PasswordHash read = PasswordHash.parse(hash.written());

    assertThat(read.matches(PASSWORD, 0)).isTrue();
    assertThat(read.matches(PASSWORD + " ", 0)).isFalse();
    assertThat(read.matches("", 0)).isFalse();
    assertThat(hash.written()).doesNotContain(PASSWORD);
  }

  @Test
  void theSamePasswordHasAnotherHashEachTime() {
    assertThat(PasswordHash.of(PASSWORD, new SecureRandom()).written())
        .isNotEqualTo(hash.written());
  }

  @ParameterizedTest
  @ValueSource(strings = {"100000", "99999999"})
  void whatCanBeGuessedTooFastOrWouldTakeForEverIsRefused(String iterations) {
    String other = hash.written().replace("210000", iterations);

    assertThatThrownBy(() -> PasswordHash.parse(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("iterations")
        .hasMessageNotContaining(other);
  }
}
