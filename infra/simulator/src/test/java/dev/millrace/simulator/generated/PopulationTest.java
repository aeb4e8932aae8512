package dev.millrace.simulator.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.simulator.page.ApiVersion;
import dev.millrace.simulator.page.PageRequest;
import dev.millrace.simulator.page.Query;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PopulationTest {

  private static final int MANY = 1_000_000;

  @Test
  void aMillionUsersHaveAMillionUuids() {
    Population population = population("seed");
    UUID[] uuids = LongStream.range(0, MANY).mapToObj(population::uuid).toArray(UUID[]::new);
    Arrays.sort(uuids);

    for (int i = 1; i < MANY; i++) {
      assertThat(uuids[i].equals(uuids[i - 1])).as("uuid %s twice", uuids[i]).isFalse();
    }
  }

  @Test
  void otherSeedsHaveOtherUuids() {
    Set<UUID> uuids = new HashSet<>();
    for (int seed = 0; seed < 1_000; seed++) {
      Population population = population("seed-" + seed);
      LongStream.range(0, 100).mapToObj(population::uuid).forEach(uuids::add);
    }
    assertThat(uuids).hasSize(100_000);
  }

  @Test
  void uuidsSayThatTheyAreRandom() {
    Population population = population("seed");

    assertThat(LongStream.range(0, 1_000).mapToObj(population::uuid))
        .allMatch(uuid -> uuid.version() == 4 && uuid.variant() == 2);
  }

  private static Population population(String seed) {
    return new Population(
        PageRequest.of(ApiVersion.V1_4, Query.parse("seed=" + seed)),
        Generation.original(),
        LocalDate.of(2026, 11, 21));
  }
}
