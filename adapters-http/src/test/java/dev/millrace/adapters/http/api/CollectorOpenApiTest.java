package dev.millrace.adapters.http.api;

import static dev.millrace.adapters.http.api.OpenApiDocument.names;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.adapters.http.PushedRecords;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.events.UserEvents;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.logs.Logs;
import dev.millrace.domain.record.Parsed;
import dev.millrace.domain.sensors.SensorReadings;
import dev.millrace.domain.users.Users;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  void theRecordsOfAFamilyHaveTheFieldsThatItReads() {
    assertThat(paths("User")).isEqualTo(AskedDocument.paths(new Users()));
    assertThat(paths("UserEvent")).isEqualTo(AskedDocument.paths(new UserEvents()));
    assertThat(paths("SensorReading")).isEqualTo(AskedDocument.paths(new SensorReadings()));
    assertThat(paths("LogLine")).isEqualTo(AskedDocument.paths(new Logs()));
  }

  /** The dotted paths of the values that a schema knows. */
  private Set<String> paths(String schema) {
    return paths("", document.json().at("/components/schemas/" + schema))
        .collect(Collectors.toSet());
  }

  private static Stream<String> paths(String path, JsonNode schema) {
    return schema.has("properties")
        ? schema.get("properties").properties().stream()
            .flatMap(
                field ->
                    paths(
                        path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                        field.getValue()))
        : Stream.of(path);
  }

  @Test
  void theRecordsOfTheDocumentationAreAccepted() throws IOException {
    assertAccepted(new UserEvents(), "eventId");
    assertAccepted(new SensorReadings(), "sensor");
    assertAccepted(new Logs(), "source");
  }

  /** Those whose first field is that one. */
  private static void assertAccepted(Family<?> family, String first) throws IOException {
    String page = Files.readString(Path.of("..", "docs", "api.md"));
    Matcher line =
        Pattern.compile("^ {4}(\\{\"" + first + "\".*\\})$", Pattern.MULTILINE).matcher(page);
    List<String> records = line.results().map(found -> found.group(1)).toList();

    assertThat(records).hasSizeGreaterThan(1);
    assertThat(
            new PushedRecords(Set.of(), 10, 1_000, values -> true)
                .lines(Bytes.ofText(String.join("\n", records))))
        .allSatisfy(
            pushed ->
                assertThat(family.parse(pushed.line().raw())).isInstanceOf(Parsed.Accepted.class));
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    document.assertEveryReferenceLeadsSomewhere();
  }

  private List<Route> routes() {
    return collector.routes(CollectBounds.DEFAULT);
  }
}
