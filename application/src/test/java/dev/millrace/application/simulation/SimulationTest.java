package dev.millrace.application.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The promises hold at every step of every seed. {@code -Dmillrace.seed=42} runs that one alone,
 * {@code -Dmillrace.seeds=100000} so many.
 */
class SimulationTest {

  /** A seed whose world has many steps without any fault but two relays. */
  private static final long LONG = 51;

  @Test
  void allPromisesAreKeptAtEveryStepOfEverySeed() {
    long begin = System.nanoTime();
    List<Long> kept = Seeds.only().isEmpty() ? Seeds.kept() : Seeds.only();
    List<Simulation.Figures> figures = new ArrayList<>();
    kept.forEach(seed -> figures.add(Simulation.run(seed, Product.AS_IT_IS)));
    LongStream others = Seeds.only().isEmpty() ? Seeds.others() : LongStream.empty();
    figures.addAll(
        others.parallel().mapToObj(seed -> Simulation.run(seed, Product.AS_IT_IS)).toList());
    print(figures, Duration.ofNanos(System.nanoTime() - begin));
    if (Seeds.only().isEmpty()) {
      assertThat(sum(figures, Simulation.Figures::relaysStruck))
          .as("deaths and pauses of relays")
          .isGreaterThan(figures.size());
    }
  }

  @Test
  void aCrashAtAnyStepBreaksNoPromise() {
    int steps = Simulation.crashing(LONG, -1).steps();
    assertThat(steps).isGreaterThan(500);

    IntStream.range(0, steps).parallel().forEach(step -> Simulation.crashing(LONG, step));
  }

  @Test
  void aSeedDecidesEverything() {
    for (long seed = 0; seed < 20; seed++) {
      assertThat(Simulation.run(seed, Product.AS_IT_IS))
          .isEqualTo(Simulation.run(seed, Product.AS_IT_IS));
    }
  }

  private static void print(List<Simulation.Figures> figures, Duration took) {
    System.out.printf(
        "simulation: %d seeds, %d steps, %d faults, %d of them deaths and pauses of relays, %d.%d s%n",
        figures.size(),
        sum(figures, Simulation.Figures::steps),
        sum(figures, Simulation.Figures::faults),
        sum(figures, Simulation.Figures::relaysStruck),
        took.toSeconds(),
        took.toMillisPart() / 100);
  }

  private static long sum(
      List<Simulation.Figures> figures, ToLongFunction<Simulation.Figures> figure) {
    return figures.stream().mapToLong(figure).sum();
  }
}
