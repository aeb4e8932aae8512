package dev.millrace.domain.port.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.record.RawRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every source of records keeps to. */
public interface RecordSourceContract {

  /** A source that holds these records in this order. */
  RecordSource holding(List<Document> records);

  /** A request that the source of {@link #holding} understands. */
  PageRequest request(int page, int size);

  @Test
  default void aPageHoldsItsRecordsInOrder() {
    PageRequest request = request(1, 3);
    FetchedPage page = holding(records(3)).fetch(request, Set.of());
    assertThat(page.request()).isEqualTo(request);
    assertThat(page.records()).extracting(RawRecord::index).containsExactly(0, 1, 2);
    assertThat(names(page)).containsExactly("name 0", "name 1", "name 2");
    assertThat(page.took()).isGreaterThanOrEqualTo(Duration.ZERO);
  }

  @Test
  default void pagesFollowEachOtherWithoutGapOrOverlap() {
    RecordSource source = holding(records(6));
    assertThat(
            IntStream.rangeClosed(1, 3)
                .mapToObj(page -> source.fetch(request(page, 2), Set.of()))
                .flatMap(page -> names(page).stream()))
        .containsExactly("name 0", "name 1", "name 2", "name 3", "name 4", "name 5");
  }

  @Test
  default void theSameRequestNamesTheSameRecords() {
    RecordSource source = holding(records(4));
    FetchedPage first = source.fetch(request(2, 2), Set.of());
    FetchedPage second = source.fetch(request(2, 2), Set.of());
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(names(second)).isEqualTo(names(first));
  }

  @Test
  default void aSecretIsInNoPartOfAPage() {
    FetchedPage page = holding(records(2)).fetch(request(1, 2), Set.of("login.password"));
    assertThat(everyText(page)).noneMatch(text -> text.contains("canary"));
    assertThat(page.records())
        .allSatisfy(
            raw -> assertThat(raw.document().at("login").at("password").text()).hasValue(""));
  }

  @Test
  default void whatIsNoSecretIsKept() {
    FetchedPage page = holding(records(2)).fetch(request(1, 2), Set.of("login.salt"));
    assertThat(page.records())
        .allSatisfy(
            raw -> {
              assertThat(raw.bytes().text()).contains("canary " + raw.index());
              assertThat(raw.document().at("login").at("password").isPresent()).isTrue();
            });
  }

  @Test
  default void aSecretThatIsNullStaysNullAndOneThatIsAbsentStaysAbsent() {
    Document record = MapDocument.of(Map.of("login", MapDocument.of(loginWithNullSalt())));
    FetchedPage page =
        holding(List.of(record)).fetch(request(1, 1), Set.of("login.salt", "login.password"));
    Document login = page.records().get(0).document().at("login");
    assertThat(login.at("salt").kind()).isEqualTo(Document.Kind.NULL);
    assertThat(login.at("password").kind()).isEqualTo(Document.Kind.MISSING);
  }

  @Test
  default void theLastPageMayBeShort() {
    assertThat(names(holding(records(5)).fetch(request(2, 3), Set.of())))
        .containsExactly("name 3", "name 4");
  }

  @Test
  default void aPageBeyondTheEndIsUnusable() {
    PageRequest request = request(3, 2);
    UnusablePage unusable =
        catchThrowableOfType(
            UnusablePage.class, () -> holding(records(4)).fetch(request, Set.of()));
    assertThat(unusable).isNotNull();
    assertThat(unusable.evidence().request()).isEqualTo(request);
    assertThat(unusable.evidence().reason()).isNotBlank();
    assertThat(unusable.isEmpty()).isTrue();
  }

  private static List<Document> records(int count) {
    return IntStream.range(0, count).mapToObj(RecordSourceContract::record).toList();
  }

  private static Document record(int number) {
    Document login =
        MapDocument.of(Map.of("username", "user " + number, "password", "canary " + number));
    return MapDocument.of(Map.of("name", "name " + number, "login", login));
  }

  private static Map<String, Object> loginWithNullSalt() {
    Map<String, Object> login = new HashMap<>();
    login.put("salt", null);
    return login;
  }

  private static List<String> names(FetchedPage page) {
    return page.records().stream()
        .map(raw -> raw.document().at("name").text().orElse("none"))
        .toList();
  }

  private static Stream<String> everyText(FetchedPage page) {
    return Stream.concat(
        Stream.of(page.body().text()),
        page.records().stream().flatMap(raw -> Stream.of(raw.bytes().text(), text(raw))));
  }

  private static String text(RawRecord raw) {
    return JsonText.of(raw.document());
  }
}
