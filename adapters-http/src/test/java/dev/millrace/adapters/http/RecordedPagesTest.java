package dev.millrace.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.port.source.FetchedPage;
import dev.millrace.domain.port.source.PageRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On pages of the real API, with a regular expression as the independent second opinion. */
class RecordedPagesTest {

  private static final Pattern SECRET =
      Pattern.compile("\"(?:password|salt|md5|sha1|sha256)\":\"((?:[^\"\\\\]|\\\\.)*)\"");

  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

  @BeforeEach
  void recordedPagesAreAtHand() {
    assumeTrue(Sources.areRecorded(), "the recorded pages are not at " + Sources.recorded());
  }

  @Test
  void everyRecordArrivesWithEveryByteButItsSecrets() throws IOException {
    for (Path file : files()) {
      String body = Files.readString(file);
      FetchedPage page = fetch(body);
      String expected = blankedByPattern(body);
      assertThat(page.body().text()).as(file.toString()).isEqualTo(expected);
      assertThat(page.records()).hasSize(page.request().size());
      String together =
          String.join(",", page.records().stream().map(raw -> raw.bytes().text()).toList());
      assertThat(expected).as(file.toString()).startsWith("{\"results\":[" + together + "],");
    }
  }

  @Test
  void noSaltOrHashOfTheFilesIsInAnyOutput() throws IOException {
    for (Path file : files()) {
      String body = Files.readString(file);
      String out = fetch(body).body().text();
      // Passwords are words such as "may" that stand elsewhere too; the test above has them.
      Set<String> unmistakable =
          SECRET
              .matcher(body)
              .results()
              .filter(match -> !match.group().startsWith("\"password"))
              .map(match -> match.group(1))
              .collect(Collectors.toSet());
      Set<String> texts =
          TEXT.matcher(out).results().map(m -> m.group(1)).collect(Collectors.toSet());
      assertThat(unmistakable).hasSizeGreaterThan(4 * 49);
      assertThat(texts).contains("login");
      texts.retainAll(unmistakable);
      assertThat(texts).isEmpty();
      assertThat(SECRET.matcher(out).results().map(m -> m.group(1))).containsOnly("");
    }
  }

  private static String blankedByPattern(String body) {
    return SECRET
        .matcher(body)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    match.group().substring(0, match.start(1) - match.start()) + '"'));
  }

  private static FetchedPage fetch(String body) throws IOException {
    PageRequest asked = asked(body);
    try (FaultServer server = FaultServer.replying(FaultServer.json(body))) {
      PageRequest request =
          new PageRequest(
              server.uri(asked.source().getPath()), asked.seed(), asked.page(), asked.size());
      return Sources.source(Sources.config()).fetch(request, Sources.SECRETS);
    }
  }

  private static PageRequest asked(String body) {
    var info = JsonDocuments.parse(Bytes.ofText(body)).orElseThrow().at("info");
    return new PageRequest(
        URI.create("http://x/api/" + info.at("version").text().orElseThrow() + "/"),
        info.at("seed").text().orElseThrow(),
        info.at("page").wholeNumber().orElseThrow().intValue(),
        info.at("results").wholeNumber().orElseThrow().intValue());
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(Sources.recorded())) {
      List<Path> files = all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      assertThat(files).hasSizeGreaterThanOrEqualTo(13);
      return files;
    }
  }
}
