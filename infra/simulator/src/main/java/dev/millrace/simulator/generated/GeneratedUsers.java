package dev.millrace.simulator.generated;

import dev.millrace.simulator.page.JsonText;
import dev.millrace.simulator.page.Page;
import dev.millrace.simulator.page.PageInfo;
import dev.millrace.simulator.page.PageRequest;
import dev.millrace.simulator.page.UserPages;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** Endless pages of users: user k of a seed stands on page k / results + 1, whatever is asked. */
public final class GeneratedUsers implements UserPages {

  private final InstantSource clock;
  private final Supplier<Generation> generation;
  private final AtomicLong unseeded = new AtomicLong();

  /**
   * @param clock tells the date on which ages are computed
   * @param generation the generation at the time of each request
   */
  public GeneratedUsers(InstantSource clock, Supplier<Generation> generation) {
    this.clock = clock;
    this.generation = generation;
  }

  @Override
  public Page page(PageRequest request) {
    PageRequest seeded = request.seed().isEmpty() ? request.withSeed(freshSeed()) : request;
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Population population = new Population(seeded, generation.get(), today);
    List<JsonText> records =
        LongStream.range(seeded.firstIndex(), seeded.firstIndex() + seeded.results())
            .<JsonText>mapToObj(population::user)
            .toList();
    return new Page(records, PageInfo.echoing(seeded));
  }

  private String freshSeed() {
    return String.format("%016x", Mix.at(clock.millis(), unseeded.incrementAndGet()));
  }
}
