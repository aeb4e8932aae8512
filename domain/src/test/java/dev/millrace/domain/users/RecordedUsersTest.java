package dev.millrace.domain.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.JsonTree;
import dev.millrace.domain.record.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Over pages recorded from the real API, where they are at hand. */
class RecordedUsersTest {

  private static final Path PAGES =
      Path.of(System.getProperty("millrace.shared", "absent"), "data", "randomuser");

  private final Users users = new Users();

  @BeforeAll
  static void pagesAreAtHand() {
    assumeTrue(Files.isDirectory(PAGES), "no recorded pages at " + PAGES);
  }

  @Test
  void everyUserOfVersion14IsAcceptedUnderItsOwnKey() {
    assertThat(parsed(version14())).hasSize(5_000);
    assertThat(keys(version14())).hasSize(5_000);
  }

  @Test
  void everyUserOfVersion12IsAcceptedUnderAKeyOfVersion14WithOtherContent() {
    List<User> old = parsed(Stream.of("v1.2-seed-shared.json"));
    assertThat(old).hasSize(200);
    assertThat(keys(Stream.of("v1.2-seed-shared.json"))).hasSize(200);
    assertThat(keys(version14())).containsAll(keys(Stream.of("v1.2-seed-shared.json")));
    assertThat(hashes(version14())).hasSize(5_000).doesNotContainAnyElementsOf(hashes(old));
  }

  @Test
  void everyUserOfVersion10IsAcceptedUnderAKeyOfItsOwn() {
    Stream<String> page = Stream.of("v1.0-seed-shared.json");
    assertThat(keys(page)).hasSize(200).doesNotContainAnyElementsOf(keys(version14()));
  }

  @Test
  void everyUserOfFewFieldsIsAcceptedUnderAKeyOfVersion14() {
    List<User> few = parsed(Stream.of("v1.4-partial-inc.json"));
    assertThat(few).hasSize(50).allSatisfy(user -> assertThat(user.nationality()).isNotNull());
    assertThat(keys(version14())).containsAll(keys(Stream.of("v1.4-partial-inc.json")));
  }

  @Test
  void whatIsRecordedReadsBackAsWritten() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      List<String> names = pages.map(page -> page.getFileName().toString()).toList();
      assertThat(parsed(names.stream().filter(name -> name.endsWith(".json"))))
          .hasSizeGreaterThanOrEqualTo(5_450)
          .allSatisfy(user -> assertThat(users.read(users.write(user))).isEqualTo(user));
    }
  }

  @Test
  void noSecretOfARecordedLoginIsInTheUser() {
    for (Document record : records("v1.4-seed-shared-page-01.json")) {
      String user = accepted(record).toString();
      for (String secret : List.of("salt", "md5", "sha1", "sha256")) {
        assertThat(user).doesNotContain(record.at("login").at(secret).text().orElseThrow());
      }
    }
  }

  private static Stream<String> version14() {
    return IntStream.rangeClosed(1, 10).mapToObj("v1.4-seed-shared-page-%02d.json"::formatted);
  }

  private Set<String> keys(Stream<String> pages) {
    return parsed(pages).stream().map(user -> users.key(user).value()).collect(Collectors.toSet());
  }

  private Set<String> hashes(Stream<String> pages) {
    return hashes(parsed(pages));
  }

  private Set<String> hashes(List<User> of) {
    Set<String> hashes = new HashSet<>();
    of.forEach(user -> hashes.add(users.contentHash(user).hex()));
    return hashes;
  }

  private List<User> parsed(Stream<String> pages) {
    return pages.flatMap(page -> records(page).stream()).map(this::accepted).toList();
  }

  private static List<Document> records(String page) {
    return JsonTree.of(PAGES.resolve(page)).at("results").items();
  }

  private User accepted(Document record) {
    Parsed<User> parsed = users.parse(Served.raw(record));
    return parsed instanceof Parsed.Accepted<User> accepted
        ? accepted.record()
        : fail("rejected: " + parsed);
  }
}
