package dev.millrace.adapters.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.adapters.http.api.Route.Access;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a server says of itself. */
record OpenApiDocument(JsonNode json) {

  static OpenApiDocument of(HttpResponse<String> answer) {
    return new OpenApiDocument(RunningApi.json(answer));
  }

  void assertHolds(List<Route> routes) {
    Set<String> served =
        routes.stream()
            .map(route -> route.method() + " " + route.path())
            .collect(Collectors.toSet());
    assertThat(operations()).isEqualTo(served);
  }

  private Set<String> operations() {
    Set<String> all = new HashSet<>();
    json.get("paths")
        .properties()
        .forEach(
            path ->
                names(path.getValue())
                    .forEach(
                        method -> all.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    return all;
  }

  void assertSaysWhatNeedsAToken(List<Route> routes) {
    for (Route route : routes) {
      JsonNode operation =
          json.get("paths").get(route.path()).get(route.method().toLowerCase(Locale.ROOT));
      JsonNode security = operation.path("security");
      boolean open = security.isArray() && security.isEmpty();
      assertThat(open).as(route.path()).isEqualTo(route.access() == Access.EVERYBODY);
      assertThat(operation.at("/responses/401").isMissingNode()).isEqualTo(open);
    }
  }

  void assertEveryReferenceLeadsSomewhere() {
    assertThat(json.findValues("$ref"))
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(json.at(reference.asText().substring(1)).isMissingNode())
                    .as(reference.asText())
                    .isFalse());
  }

  Set<String> fields(String schema) {
    return names(json.at("/components/schemas/" + schema + "/properties"));
  }

  Set<String> required(String schema) {
    Set<String> all = new HashSet<>();
    json.at("/components/schemas/" + schema + "/required").forEach(name -> all.add(name.asText()));
    return all;
  }

  static Set<String> names(JsonNode object) {
    Set<String> names = new HashSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
