package dev.millrace.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuietTimesTest {

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration SOME = Duration.ofMillis(7);
  private static final PageAddress PAGE =
      PageAddress.of(Sources.request(URI.create("https://api.test/1.4/"), 1, 2));

  private final List<Duration> slept = new ArrayList<>();
  private long now = Long.MAX_VALUE - 5;
  private Runnable meanwhile = () -> {};

  private final QuietTimes quiet =
      new QuietTimes(
          LONGEST,
          () -> now,
          time -> {
            slept.add(time);
            meanwhile.run();
            now += time.toNanos();
          });

  @Test
  void whoeverAsksWaitsForTheRestOfItAndALittleLonger() {
    quiet.begin(PAGE.origin(), Duration.ofSeconds(10));
    now += Duration.ofSeconds(4).toNanos();
    assertThat(quiet.left(PAGE.origin())).isEqualTo(Duration.ofSeconds(6));

    quiet.sitOut(PAGE, SOME);

    assertThat(slept).containsExactly(Duration.ofSeconds(6).plus(SOME));
    assertThat(quiet.left(PAGE.origin())).isZero();
    quiet.sitOut(PAGE, SOME);
    assertThat(slept).hasSize(1);
  }

  @Test
  void noMoreIsGrantedThanTheLongest() {
    quiet.begin(PAGE.origin(), Duration.ofSeconds(999_999_999_999_999L));

    assertThat(quiet.left(PAGE.origin())).isEqualTo(LONGEST);
  }

  @Test
  void aShorterTimeDoesNotEndALongerOne() {
    quiet.begin(PAGE.origin(), Duration.ofSeconds(10));
    quiet.begin(PAGE.origin(), Duration.ofSeconds(2));
    quiet.begin(PAGE.origin(), Duration.ZERO);

    assertThat(quiet.left(PAGE.origin())).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void originsDoNotWaitForEachOther() {
    quiet.begin("https://other.test", Duration.ofSeconds(10));

    assertThatCode(() -> quiet.sitOut(PAGE, SOME)).doesNotThrowAnyException();
    assertThat(slept).isEmpty();
  }

  @Test
  void whoeverWaitedDoesNotWaitForWhatWasAskedForMeanwhile() {
    quiet.begin(PAGE.origin(), Duration.ofSeconds(10));
    meanwhile = () -> quiet.begin(PAGE.origin(), Duration.ofSeconds(30));

    RetryLater later = catchThrowableOfType(RetryLater.class, () -> quiet.sitOut(PAGE, SOME));

    assertThat(later.asked()).isEqualTo(Duration.ofSeconds(20).minus(SOME));
    assertThat(later).hasMessageContaining("wants to be left alone for another PT19.993S");
  }
}
