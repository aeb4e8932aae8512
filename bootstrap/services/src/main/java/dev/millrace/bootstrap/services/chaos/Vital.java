package dev.millrace.bootstrap.services.chaos;

import java.util.Optional;

/** One sign of life. */
@FunctionalInterface
public interface Vital {

  /**
   * What is wrong at this moment; empty when it is green.
   *
   * @throws dev.millrace.domain.failure.Failure when it cannot be asked, which is not green either
   */
  Optional<String> complaint();
}
