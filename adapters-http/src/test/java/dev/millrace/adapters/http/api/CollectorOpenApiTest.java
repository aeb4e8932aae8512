package dev.millrace.adapters.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.adapters.http.api.Route.Access;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The collector's document and what is served say the same. */
class CollectorOpenApiTest {

  private final RunningCollector collector = RunningCollector.start();
  private final JsonNode document = RunningApi.json(collector.get("/openapi.json"));

  @AfterEach
  void stop() {
    collector.close();
  }

  @Test
  void everyRouteIsInTheDocumentAndNothingElse() {
    Set<String> served =
        routes().stream()
            .map(route -> route.method() + " " + route.path())
            .collect(Collectors.toSet());
    Set<String> documented = new HashSet<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                names(path.getValue())
                    .forEach(
                        method ->
                            documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

    assertThat(documented).isEqualTo(served);
  }

  @Test
  void theDocumentSaysWhatNeedsAToken() {
    for (Route route : routes()) {
      JsonNode operation =
          document.get("paths").get(route.path()).get(route.method().toLowerCase(Locale.ROOT));
      JsonNode security = operation.path("security");
      boolean open = security.isArray() && security.isEmpty();
      assertThat(open).as(route.path()).isEqualTo(route.access() == Access.EVERYBODY);
      assertThat(operation.at("/responses/401").isMissingNode()).isEqualTo(open);
    }
  }

  @Test
  void anAnswerHasTheFieldsOfTheDocument() {
    JsonNode answer = RunningApi.json(collector.push(RunningCollector.user(1, "Ulm") + "\n{}\n"));
    Set<String> ofRecords = new HashSet<>();
    answer.get("records").forEach(record -> ofRecords.addAll(names(record)));

    assertThat(names(answer)).isEqualTo(fields("Collected"));
    assertThat(ofRecords).isEqualTo(fields("Outcome"));
  }

  @Test
  void theBoundsAreThoseOfTheDocument() {
    String description =
        document.at("/paths/~1v1~1families~1{family}~1records/post/description").asText();

    assertThat(CollectBounds.DEFAULT).isEqualTo(new CollectBounds(1_000, 64 << 10, 400_000));
    assertThat(HttpApiConfig.forMany("", 1).maxBodyBytes()).isEqualTo(1 << 20);
    assertThat(description).contains("1,000 records", "64 KiB", "1 MiB");
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    assertThat(document.findValues("$ref"))
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(document.at(reference.asText().substring(1)).isMissingNode())
                    .as(reference.asText())
                    .isFalse());
  }

  private List<Route> routes() {
    return collector.routes(CollectBounds.DEFAULT);
  }

  private Set<String> fields(String schema) {
    return names(document.at("/components/schemas/" + schema + "/properties"));
  }

  private static Set<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return new HashSet<>(names);
  }
}
