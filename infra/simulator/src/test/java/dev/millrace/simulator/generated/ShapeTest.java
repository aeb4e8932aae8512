package dev.millrace.simulator.generated;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.millrace.simulator.RecordedData;
import dev.millrace.simulator.page.ApiVersion;
import dev.millrace.simulator.page.JsonBytes;
import dev.millrace.simulator.page.PageRequest;
import dev.millrace.simulator.page.Query;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Generated users have the shape of recorded ones: fields, their order, types, and per country. */
class ShapeTest {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  @ParameterizedTest
  @CsvSource({
    "V1_4, v1.4-seed-shared-page-01.json",
    "V1_2, v1.2-seed-shared.json",
    "V1_0, v1.0-seed-shared.json"
  })
  void fieldsTypesAndTheirOrderAreThoseOfTheRealApi(ApiVersion version, String file)
      throws IOException {
    Path recorded = RecordedData.folder().resolve(file);
    JsonNode real = JSON.readTree(recorded.toFile());
    JsonNode ours = page(version, 5_000);

    assertThat(shapes(ours.get("results"))).isNotEmpty().isSubsetOf(shapes(real.get("results")));
    assertThat(shape(ours.get("info"))).isEqualTo(shape(real.get("info")));
  }

  @Test
  void eachCountryWritesPostcodeAndIdAsInTheRealApi() throws IOException {
    JsonNode real =
        JSON.readTree(RecordedData.folder().resolve("v1.4-seed-shared-page-01.json").toFile());

    assertThat(kinds(page(ApiVersion.V1_4, 5_000))).isEqualTo(kinds(real));
  }

  @ParameterizedTest
  @EnumSource
  void everyVersionParses(ApiVersion version) throws IOException {
    JsonNode page = page(version, 2_000);

    assertThat(page.get("results")).hasSize(2_000);
    assertThat(page.at("/info/version").asText()).isEqualTo(version.number());
    assertThat(page.at("/results/0/login").has("uuid")).isEqualTo(version.atLeast(ApiVersion.V1_2));
  }

  @Test
  void everyUserHasAnAddressAnAgeAndPlausibleCoordinates() throws IOException {
    LocalDate today = LocalDate.of(2026, 11, 21);
    for (JsonNode user : page(ApiVersion.V1_4, 5_000).get("results")) {
      LocalDate born = LocalDate.parse(user.at("/dob/date").asText().substring(0, 10));
      assertThat(user.at("/dob/age").asInt()).isEqualTo(Period.between(born, today).getYears());
      assertThat(user.get("email").asText()).matches("[a-z0-9]+\\.[a-z0-9]+@example\\.com");
      assertThat(user.at("/location/coordinates/latitude").asText()).matches("-?\\d{1,2}\\.\\d{4}");
      assertThat(user.at("/location/coordinates/longitude").asText())
          .matches("-?\\d{1,3}\\.\\d{4}");
    }
  }

  @Test
  void namesAreWrittenInTheirOwnScript() throws IOException {
    List<String> names = new ArrayList<>();
    page(ApiVersion.V1_4, 5_000)
        .get("results")
        .forEach(u -> names.add(u.at("/name/first").asText()));

    assertThat(names).contains("Jürgen", "Đorđe", "Çiğdem", "فاطمه", "Øystein");
  }

  private static JsonNode page(ApiVersion version, int results) throws IOException {
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-21T10:00:00Z"));
    JsonBytes out = new JsonBytes();
    new GeneratedUsers(clock, Generation::original)
        .page(PageRequest.of(version, Query.parse("seed=s&results=" + results)))
        .appendTo(out);
    return JSON.readTree(out.copyOfRange(0, out.length()));
  }

  private static Map<String, String> kinds(JsonNode page) {
    Map<String, String> kinds = new TreeMap<>();
    for (JsonNode user : page.get("results")) {
      kinds.put(
          user.get("nat").asText(),
          user.at("/location/country").asText()
              + " "
              + user.at("/location/postcode").getNodeType()
              + " "
              + user.at("/id/name").asText()
              + " "
              + user.at("/id/value").getNodeType());
    }
    return kinds;
  }

  /** All different shapes among the users: field names in their order, with types. */
  private static Set<String> shapes(JsonNode users) {
    Set<String> shapes = new TreeSet<>();
    users.forEach(user -> shapes.add(shape(user)));
    return shapes;
  }

  private static String shape(JsonNode node) {
    if (!node.isObject()) {
      return String.valueOf(node.getNodeType());
    }
    StringBuilder shape = new StringBuilder("{");
    node.properties()
        .forEach(field -> shape.append(field.getKey()).append(shape(field.getValue())).append(' '));
    return shape.append('}').toString();
  }
}
