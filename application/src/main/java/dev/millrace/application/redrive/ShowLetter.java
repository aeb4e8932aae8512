package dev.millrace.application.redrive;

import java.util.Optional;

/** Shows one dead letter. */
@FunctionalInterface
public interface ShowLetter {

  /**
   * A letter, and its bytes decoded by the schemas that are registered now; empty when there is no
   * such letter.
   *
   * @param isPersonal whether personal data is shown, and not masked
   */
  Optional<ShownLetter> show(long number, boolean isPersonal);
}
