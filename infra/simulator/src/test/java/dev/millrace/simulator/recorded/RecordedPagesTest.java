package dev.millrace.simulator.recorded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.simulator.page.ApiVersion;
import dev.millrace.simulator.page.Field;
import dev.millrace.simulator.page.JsonBytes;
import dev.millrace.simulator.page.PageRequest;
import dev.millrace.simulator.page.Query;
import dev.millrace.simulator.page.UserPages.NotServed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedPagesTest {

  @TempDir private Path folder;

  @BeforeEach
  void record() throws IOException {
    write("b.json", "[{\"nat\":\"é\", \"x\":1},{\"nat\":\"}\\\"]\"}]", 1, "s", "1.4");
    write("a.json", "[ {\"nat\":\"3\"} ,\n{\"nat\" : {\"deep\":[{}]}}]", 2, "s", "1.4");
    write("partial.json", "[{\"email\":\"p\"}]", 1, "s", "1.4");
    write("old.json", "[{\"nat\":\"o\"}]", 1, "s", "1.0");
    Files.writeString(folder.resolve("README.md"), "not a page");
  }

  @Test
  void usersComeInTheOrderOfTheirPagesByteForByte() throws Exception {
    assertThat(body("results=3&page=1&inc=nat"))
        .isEqualTo(
            "{\"results\":[{\"nat\":\"é\", \"x\":1},{\"nat\":\"}\\\"]\"},{\"nat\":\"3\"}],"
                + "\"info\":{\"seed\":\"s\",\"results\":3,\"page\":1,\"version\":\"1.4\"}}");
    assertThat(body("results=3&page=2&inc=nat&seed=s"))
        .startsWith("{\"results\":[{\"nat\" : {\"deep\":[{}]}}],\"info\"");
  }

  @Test
  void beyondTheEndThereAreNoResults() throws Exception {
    assertThat(body("results=5000&page=9999"))
        .isEqualTo(
            "{\"results\":[],\"info\":{\"seed\":\"s\",\"results\":5000,\"page\":9999,"
                + "\"version\":\"1.4\"}}");
  }

  @Test
  void recordsWithOtherFieldsAreASetOfTheirOwn() throws Exception {
    assertThat(pages().sets())
        .containsExactlyInAnyOrder(
            new RecordedSet("1.0", "s", Field.of(List.of("nat")), 1),
            new RecordedSet("1.4", "s", Field.of(List.of("nat")), 4),
            new RecordedSet("1.4", "s", Field.of(List.of("email")), 1));
    assertThat(body("results=9&inc=email")).startsWith("{\"results\":[{\"email\":\"p\"}],");
  }

  @Test
  void whatWasNotRecordedIsRefused() {
    assertThatThrownBy(() -> body("seed=other")).isInstanceOf(NotServed.class);
    assertThatThrownBy(() -> body("inc=email,nat")).isInstanceOf(NotServed.class);
    assertThatThrownBy(() -> body("nat=DE")).isInstanceOf(NotServed.class);
    assertThatThrownBy(() -> body("gender=male")).isInstanceOf(NotServed.class);
  }

  @Test
  void amongSeveralSeedsOneMustBeNamed() throws Exception {
    write("t.json", "[{\"nat\":\"t\"}]", 1, "t", "1.4");

    assertThatThrownBy(() -> body("inc=nat")).isInstanceOf(NotServed.class);
    assertThat(body("inc=nat&seed=t")).contains("[{\"nat\":\"t\"}]");
  }

  @Test
  void aFileThatIsNoPageIsNamed() throws Exception {
    Files.writeString(folder.resolve("broken.json"), "{\"results\":[]}");
    assertThatThrownBy(this::pages)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("broken.json");
    Files.writeString(folder.resolve("broken.json"), "[1]");
    assertThatThrownBy(this::pages)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("broken.json");
  }

  @Test
  void aFolderWithoutPagesIsRefused(@TempDir Path empty) {
    assertThatThrownBy(() -> RecordedPages.in(empty))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(empty.toString());
  }

  private RecordedPages pages() throws IOException {
    return RecordedPages.in(folder);
  }

  private String body(String query) throws Exception {
    JsonBytes out = new JsonBytes();
    pages().page(PageRequest.of(ApiVersion.V1_4, Query.parse(query))).appendTo(out);
    return new String(out.copyOfRange(0, out.length()), UTF_8);
  }

  private void write(String name, String users, int page, String seed, String version)
      throws IOException {
    Files.writeString(
        folder.resolve(name),
        "{\"results\":%s,\"info\":{\"seed\":\"%s\",\"results\":2,\"page\":%d,\"version\":\"%s\"}}"
            .formatted(users, seed, page, version));
  }
}
