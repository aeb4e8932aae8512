package dev.millrace.bootstrap.services.wiring;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.bootstrap.services.process.Resources;
import dev.millrace.domain.failure.TransientFailure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WiringTest {

  @Test
  void whatCannotBeOpenedFailsInItsOwnWords() {
    assertThatThrownBy(
            () -> Wiring.of(Settings.of(Map.of()), new Resources(), List.of(new Unreachable())))
        .isInstanceOf(TransientFailure.class)
        .hasMessage("nobody answers");
  }

  private static final class Unreachable extends AbstractModule {

    @Provides
    @Singleton
    Runnable session() {
      throw new TransientFailure("nobody answers");
    }

    @Provides
    @Singleton
    Thread reader(Runnable session) {
      return new Thread(session);
    }
  }
}
