package dev.millrace.bootstrap.services.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.adapters.http.api.Accounts;
import dev.millrace.adapters.http.api.Bearer;
import dev.millrace.adapters.http.api.Identities;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashPasswordCommandTest {

  private static final String PASSWORD = "correct hörse battery";

  private final InputStream before = System.in;

  @AfterEach
  void giveBackTheInput() {
    System.setIn(before);
  }

  @Test
  void theHashIsOneThatTheListOfPeopleTakes() {
    Answer answer = hash(PASSWORD + "\nanother line\n");

    assertThat(answer.code()).isEqualTo(ExitCode.OK.code());
    assertThat(answer.out()).hasLineCount(1).doesNotContain("hörse");
    assertThat(answer.error()).isEmpty();
    Identities identities =
        new Identities(
            Bearer.of("token", "a-token-for-the-tests"),
            Accounts.parse(List.of("vera:viewer:" + answer.out().strip())),
            InstantSource.system(),
            Identities.Notes.NONE);
    assertThat(identities.byPassword("vera", PASSWORD).caller()).isNotNull();
    assertThat(identities.byPassword("vera", "correct horse battery").caller()).isNull();
  }

  @Test
  void programsGetItAsAField() {
    assertThat(hash(PASSWORD, "--output", "json").out())
        .matches("\\{\"hash\":\"pbkdf2-sha512\\.210000\\.[A-Za-z0-9_.-]+\"}\\s*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "elevenchars\n", "elevenchars\ncorrect horse battery\n"})
  void aPasswordThatCouldBeGuessedIsRefusedAndNotRepeated(String typed) {
    Answer answer = hash(typed);

    assertThat(answer.code()).isEqualTo(ExitCode.USAGE.code());
    assertThat(answer.out()).isEmpty();
    assertThat(answer.error()).contains("fewer than 12").doesNotContain("elevenchars");
  }

  private static Answer hash(String typed, String... options) {
    System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
    String[] arguments = new String[options.length + 1];
    arguments[0] = "hash-password";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return Answer.to(arguments);
  }
}
