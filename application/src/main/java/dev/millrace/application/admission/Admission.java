package dev.millrace.application.admission;

import java.util.Optional;

/** Whether more may be taken in. */
@FunctionalInterface
public interface Admission {

  /** Why nothing is taken in for now; empty when it is. */
  Optional<String> refusal();
}
