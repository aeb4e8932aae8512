package dev.millrace.domain.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two weeks of a sensor with a day and a week, for some seeds, with something strange or without.
 */
class SeededAnomaliesTest {

  private static final int SEEDS = 8;
  private static final int MANY = 14 * SomeSensor.DAY;

  /** Noise alone may open two in a fortnight. */
  private static final int MOST_ALERTS = 2 * SEEDS;

  /** It has to be found within so many readings. */
  private static final int SOON = 72;

  /** What is strange from a reading on: the usual value becomes another. */
  enum Anomaly {
    PEAK {
      @Override
      double at(int since, double usual, Random random) {
        return since < 2 ? usual + 60 : usual;
      }
    },
    DIP {
      @Override
      double at(int since, double usual, Random random) {
        return since < 2 ? usual - 60 : usual;
      }
    },
    OUTAGE {
      @Override
      double at(int since, double usual, Random random) {
        return since < 100 ? 0 : usual;
      }
    },
    OTHER_LEVEL {
      @Override
      double at(int since, double usual, Random random) {
        return usual + 50;
      }
    },
    STUCK {
      @Override
      double at(int since, double usual, Random random) {
        return since < 200 ? 50 : usual;
      }
    },
    UNREST {
      @Override
      double at(int since, double usual, Random random) {
        return since < 100 ? usual + 25 * random.nextGaussian() : usual;
      }
    };

    abstract double at(int since, double usual, Random random);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsStrangeIsFoundSoon(Anomaly anomaly) {
    List<Long> missed = new ArrayList<>();
    for (long seed = 0; seed < SEEDS; seed++) {
      int from = 2_500 + new Random(seed).nextInt(1_000);
      List<Instant> opened = SomeSensor.opened(SomeSensor.watched(with(anomaly, from, seed)));
      if (opened.stream().noneMatch(at -> isSoon(at, from))) {
        missed.add(seed);
      }
    }

    assertThat(missed).as("seeds of %d that are missed", SEEDS).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void whatIsAsEverOpensHardlyAnyAlert() {
    int alerts = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Step step = SomeSensor.watched(SomeSensor.telling(MANY, SomeSensor.daily(seed)));
      alerts += SomeSensor.opened(step).size();
    }

    assertThat(alerts).as("alerts in %d fortnights", SEEDS).isLessThanOrEqualTo(MOST_ALERTS);
  }

  @Test
  void aSlowDriftIsNoAnomaly() {
    int alerts = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      IntToDoubleFunction daily = SomeSensor.daily(seed);
      Step step =
          SomeSensor.watched(
              SomeSensor.telling(MANY, i -> daily.applyAsDouble(i) + 10.0 * i / MANY));
      alerts += SomeSensor.opened(step).size();
    }

    assertThat(alerts).as("alerts in %d fortnights", SEEDS).isLessThanOrEqualTo(MOST_ALERTS);
  }

  @Test
  void anIrregularStepIsNoAnomaly() {
    int alerts = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      List<Reading> all = SomeSensor.telling(MANY, SomeSensor.daily(seed));
      List<Reading> some = all.stream().filter(reading -> random.nextInt(3) > 0).toList();
      alerts += SomeSensor.opened(SomeSensor.watched(some)).size();
    }

    assertThat(alerts).as("alerts in %d fortnights", SEEDS).isLessThanOrEqualTo(MOST_ALERTS);
  }

  private static List<Reading> with(Anomaly anomaly, int from, long seed) {
    IntToDoubleFunction daily = SomeSensor.daily(seed);
    Random random = new Random(seed + 1_000);
    return SomeSensor.telling(
        MANY,
        i -> {
          double usual = daily.applyAsDouble(i);
          return i < from ? usual : anomaly.at(i - from, usual, random);
        });
  }

  private static boolean isSoon(Instant opened, int from) {
    return !opened.isBefore(SomeSensor.at(from)) && opened.isBefore(SomeSensor.at(from + SOON));
  }
}
