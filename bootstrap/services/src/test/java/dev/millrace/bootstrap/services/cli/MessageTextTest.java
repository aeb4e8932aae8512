package dev.millrace.bootstrap.services.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.browse.ToldMessage;
import dev.millrace.application.browse.ToldPage;
import dev.millrace.application.browse.TopicQuestion;
import dev.millrace.application.content.ShownField;
import dev.millrace.domain.port.log.LogPage.Ending;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.view.Position;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MessageTextTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Position PLACE = new Position("millrace.users", 3, 9);
  private static final TopicQuestion QUESTION =
      new TopicQuestion(new FamilyName("users"), 3, null, null, null, 20, false);

  private final StringWriter written = new StringWriter();

  @Test
  void aMessageIsShownWithWhereItStandsAndWhatItSays() {
    MessageText.print(new PrintWriter(written), QUESTION, page(Ending.END));

    assertThat(written.toString())
        .contains(
            "2026-11-21T12:00:00Z  millrace.users-3@9",
            "key        ada",
            "bytes      6",
            "header     from: x",
            "field      record.city: U**",
            "bytes      none: it erases its key",
            "undecoded  its first byte is not 0")
        .doesNotContain("There may be more");
  }

  @Test
  void whereThereMayBeMoreItSaysHowToGoOn() {
    MessageText.print(new PrintWriter(written), QUESTION, page(Ending.BYTES));

    assertThat(written.toString()).contains("BYTES", "--partition 3 --offset 12");
  }

  @Test
  void programsGetTheSame() {
    Map<String, Object> fields = MessageText.fields(QUESTION, page(Ending.TIME));

    assertThat(fields)
        .containsEntry("topic", "millrace.users")
        .containsEntry("masked", true)
        .containsEntry("ending", "TIME")
        .containsEntry("next", Map.of("3", 12L));
    assertThat(fields.get("messages"))
        .asString()
        .contains("offset=9", "key=ada", "record.city=U**", "bytes=null");
  }

  private static ToldPage page(Ending ending) {
    TreeMap<String, String> headers = new TreeMap<>(Map.of("from", "x"));
    List<ShownField> fields = List.of(new ShownField("record.city", "U**"));
    return new ToldPage(
        List.of(
            new ToldMessage(PLACE, NOON, "ada", 6, headers, fields, null),
            new ToldMessage(PLACE, NOON, "ada", null, new TreeMap<>(), List.of(), null),
            new ToldMessage(
                PLACE, NOON, null, 1, new TreeMap<>(), List.of(), "its first byte is not 0")),
        List.of(new Position("millrace.users", 3, 12)),
        ending);
  }
}
