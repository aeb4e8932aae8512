package dev.millrace.bootstrap.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.bootstrap.configuration.InvalidSettings;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.stream.Ending.Work;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The codes are those that {@code docs/commands.md} promises of every command. */
final class EndingTest {

  @Test
  void whatIsAskedToEndIsDone() throws InterruptedException {
    assertThat(code(() -> Ending.DONE)).isZero();
  }

  @Test
  void wrongSettingsAreTold() throws InterruptedException {
    Map<String, String> wrong = Map.of(Setting.STREAM_MAX_OFFSETS.variable(), "many");
    assertThat(code(() -> fail(invalid(wrong)))).isEqualTo(2);
    assertThat(code(() -> fail(new IllegalArgumentException("no family x")))).isEqualTo(2);
  }

  @Test
  void whatCannotBeReachedOrStartedIsTold() throws InterruptedException {
    assertThat(code(() -> Ending.UNAVAILABLE)).isEqualTo(3);
    assertThat(code(() -> fail(new TransientFailure("no broker")))).isEqualTo(3);
    assertThat(code(() -> fail(new PermanentFailure("no permission")))).isEqualTo(3);
  }

  @Test
  void theRestIsABug() throws InterruptedException {
    assertThat(code(() -> fail(new IllegalStateException("oh")))).isEqualTo(4);
  }

  private static int code(Work work) throws InterruptedException {
    return Ending.of(work).code();
  }

  private static InvalidSettings invalid(Map<String, String> environment) {
    return catchThrowableOfType(InvalidSettings.class, () -> Settings.of(environment));
  }

  private static Ending fail(RuntimeException thrown) {
    throw thrown;
  }
}
