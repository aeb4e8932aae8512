package dev.millrace.domain.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RanksTest {

  @Test
  void atFirstNothingIsSurprising() {
    Ranks ranks = new Ranks();

    assertThat(ranks.surprise(7)).isZero();
    assertThat(ranks.middle()).isZero();
  }

  @Test
  void aNumberIsAsSurprisingAsFewAreAsFarOut() {
    Ranks ranks = uniform(1, 6_400);

    assertThat(ranks.surprise(0.9f)).isEqualTo(1, within(0.07));
    assertThat(ranks.surprise(0.99f)).isEqualTo(2, within(0.1));
    assertThat(ranks.surprise(0.999f)).isEqualTo(3, within(0.25));
    assertThat(ranks.surprise(0.01f)).isEqualTo(2, within(0.1));
    assertThat(ranks.surprise(0.5f)).isEqualTo(0.3, within(0.07));
    assertThat(ranks.isHigh(0.9f)).isTrue();
    assertThat(ranks.isHigh(0.1f)).isFalse();
    assertThat(ranks.middle()).isEqualTo(0.5f, within(0.03f));
  }

  @Test
  void theFartherBeyondAllTheMoreSurprising() {
    Ranks ranks = uniform(2, 6_400);

    assertThat(ranks.surprise(1.001f)).isGreaterThan(3.9);
    assertThat(ranks.surprise(1.1f)).isGreaterThan(ranks.surprise(1.05f) + 1);
    assertThat(ranks.surprise(-0.1f)).isGreaterThan(ranks.surprise(-0.05f) + 1);
  }

  @Test
  void anotherOfTheSameIsNoSurprise() {
    Ranks ranks = new Ranks();
    for (int i = 0; i < 1_000; i++) {
      ranks.add(3);
    }

    assertThat(ranks.surprise(3)).isLessThan(0.01);
    assertThat(ranks.surprise(3.1f)).isGreaterThan(6);
  }

  @Test
  void whatWasLongAgoFades() {
    Ranks ranks = uniform(3, 3_200);
    Random random = new Random(4);
    for (int i = 0; i < 64_000; i++) {
      ranks.add(random.nextFloat() / 10);
    }

    assertThat(ranks.surprise(0.5f)).isGreaterThan(3.5);
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    Ranks ranks = uniform(5, 1_234);
    ByteBuffer bytes = ByteBuffer.allocate(Ranks.BYTES);
    ranks.write(bytes);
    Ranks read = new Ranks();
    read.read(bytes.flip());

    assertThat(bytes.hasRemaining()).isFalse();
    for (float number = -0.5f; number < 1.5f; number += 0.01f) {
      assertThat(read.surprise(number)).isEqualTo(ranks.surprise(number));
      assertThat(read.isHigh(number)).isEqualTo(ranks.isHigh(number));
    }
  }

  private static Ranks uniform(long seed, int many) {
    Random random = new Random(seed);
    Ranks ranks = new Ranks();
    for (int i = 0; i < many; i++) {
      ranks.add(random.nextFloat());
    }
    return ranks;
  }
}
