package dev.millrace.adapters.http.api;

import static dev.millrace.adapters.http.api.OpenApiDocument.names;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The collector's document and what is served say the same. */
class CollectorOpenApiTest {

  private final RunningCollector collector = RunningCollector.start();
  private final OpenApiDocument document = OpenApiDocument.of(collector.get("/openapi.json"));

  @AfterEach
  void stop() {
    collector.close();
  }

  @Test
  void everyRouteIsInTheDocumentAndNothingElse() {
    document.assertHolds(routes());
  }

  @Test
  void theDocumentSaysWhatNeedsAToken() {
    document.assertSaysWhatNeedsAToken(routes());
  }

  @Test
  void anAnswerHasTheFieldsOfTheDocument() {
    JsonNode answer = RunningApi.json(collector.push(RunningCollector.user(1, "Ulm") + "\n{}\n"));
    Set<String> ofRecords = new HashSet<>();
    answer.get("records").forEach(record -> ofRecords.addAll(names(record)));

    assertThat(names(answer)).isEqualTo(document.fields("Collected"));
    assertThat(ofRecords).isEqualTo(document.fields("Outcome"));
  }

  @Test
  void theBoundsAreThoseOfTheDocument() {
    String description =
        document.json().at("/paths/~1v1~1families~1{family}~1records/post/description").asText();

    assertThat(CollectBounds.DEFAULT).isEqualTo(new CollectBounds(1_000, 64 << 10, 400_000));
    assertThat(HttpApiConfig.forMany("", 1).sizes().body()).isEqualTo(1 << 20);
    assertThat(description).contains("1,000 records", "64 KiB", "1 MiB");
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    document.assertEveryReferenceLeadsSomewhere();
  }

  private List<Route> routes() {
    return collector.routes(CollectBounds.DEFAULT);
  }
}
