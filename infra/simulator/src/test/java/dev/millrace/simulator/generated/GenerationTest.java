package dev.millrace.simulator.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.millrace.simulator.page.ApiVersion;
import dev.millrace.simulator.page.Field;
import dev.millrace.simulator.page.JsonBytes;
import dev.millrace.simulator.page.PageRequest;
import dev.millrace.simulator.page.Query;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GenerationTest {

  private static final int USERS = 1_000;

  @Test
  void aUserWhoMovesLivesInAnotherCountryAndIsTheSamePerson() throws Exception {
    JsonNode before = users(Generation.original());
    JsonNode after = users(Generation.of(1).affecting(1.0).changing(Generation.Change.COUNTRY));

    for (int i = 0; i < USERS; i++) {
      assertThat(after.get(i).at("/location/country"))
          .isNotEqualTo(before.get(i).at("/location/country"));
      assertThat(after.get(i).get("nat")).isNotEqualTo(before.get(i).get("nat"));
      assertThat(after.get(i).get("name")).isEqualTo(before.get(i).get("name"));
      assertThat(after.get(i).get("login")).isEqualTo(before.get(i).get("login"));
    }
  }

  @Test
  void theNextGenerationMovesOn() throws Exception {
    Generation first = Generation.of(1).affecting(1.0).changing(Generation.Change.CITY);
    JsonNode one = users(first);
    JsonNode two = users(new Generation(2, 1, first.users(), first.changes(), first.missing()));

    for (int i = 0; i < USERS; i++) {
      assertThat(two.get(i).at("/location/city")).isNotEqualTo(one.get(i).at("/location/city"));
      assertThat(two.get(i).get("nat")).isEqualTo(one.get(i).get("nat"));
    }
  }

  @Test
  void aFractionIsAffectedAndTheRestIsNot() throws Exception {
    JsonNode before = users(Generation.original());
    JsonNode after = users(Generation.of(3).affecting(0.2).without(Field.PHONE));

    long without = IntStream.range(0, USERS).filter(i -> !after.get(i).has("phone")).count();
    assertThat(without).isBetween(150L, 250L);
    assertThat(IntStream.range(0, USERS).filter(i -> after.get(i).equals(before.get(i))).count())
        .isEqualTo(USERS - without);
  }

  @Test
  void chosenUsersAreAffected() throws Exception {
    JsonNode before = users(Generation.original());
    UUID chosen = UUID.fromString(before.at("/7/login/uuid").asText());
    JsonNode after = users(Generation.of(1).affecting(chosen).changing(Generation.Change.EMAIL));

    for (int i = 0; i < USERS; i++) {
      assertThat(after.get(i).equals(before.get(i))).isEqualTo(i != 7);
    }
    assertThat(after.at("/7/email").asText()).endsWith(".g1@example.com");
  }

  @Test
  void aFractionAboveOneIsRefused() {
    assertThatThrownBy(() -> Generation.of(1).affecting(1.1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Generation.of(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static JsonNode users(Generation generation) throws IOException {
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-21T10:00:00Z"));
    Query query = Query.parse("seed=s&results=" + USERS);
    JsonBytes out = new JsonBytes();
    new GeneratedUsers(clock, () -> generation)
        .page(PageRequest.of(ApiVersion.V1_4, query))
        .appendTo(out);
    return new JsonMapper().readTree(out.copyOfRange(0, out.length())).get("results");
  }
}
