package dev.millrace.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeqSpanTest {

  @Test
  void itsPiecesAreWhatItIs() {
    assertThat(new SeqSpan(3, 10).pieces(3))
        .containsExactly(new SeqSpan(3, 6), new SeqSpan(6, 9), new SeqSpan(9, 10));
    assertThat(new SeqSpan(0, 3).pieces(3)).containsExactly(new SeqSpan(0, 3));
    assertThat(new SeqSpan(0, 0).pieces(3)).isEmpty();
  }
}
