package dev.millrace.acceptance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Planted: it has a test, and a name under which nothing would run it. */
final class Forgotten {

  @Test
  void neverRuns() {
    assertThat("ran").isEqualTo("never runs");
  }
}
