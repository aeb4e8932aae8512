package dev.millrace.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.application.collect.Line;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushedRecordsTest {

  private static final String SECRET = "canary";

  private final PushedRecords records =
      new PushedRecords(Set.of("login.password"), 3, 60, values -> true);

  @Test
  void eachLineIsARecordWithItsOwnBytesAndTree() {
    List<Line> lines = lines("{\"a\":1}\r\n\n  \t\n {\"a\": \"\u00fc\"}");

    assertThat(lines)
        .extracting(PushedRecordsTest::text)
        .containsExactly("{\"a\":1}", " {\"a\": \"\u00fc\"}");
    assertThat(lines).extracting(line -> line.raw().index()).containsExactly(0, 1);
    assertThat(lines.get(1).raw().document().at("a").text()).contains("\u00fc");
    assertThat(lines).allMatch(line -> line.problems().isEmpty());
  }

  @Test
  void secretsAreBlankedInWhatIsKeptAndInWhatIsRead() {
    String user = "{\"login\":{\"pass\\u0077ord\":\"canary\",\"id\":7}}";

    for (Line line : List.of(lines(user).get(0), list("[" + user + "]").get(0))) {
      assertThat(text(line)).doesNotContain(SECRET).contains("\"id\":7");
      assertThat(line.raw().document().at("login").at("password").text()).contains("");
    }
  }

  @Test
  void secretsAreBlankedInWhatHasAnotherShapeToo() {
    String page = "{\"results\":[{\"login\":{\"password\":\"canary\"}}],\"a\":1}";

    for (Line line : List.of(lines(page).get(0), list("[" + page + "]").get(0))) {
      assertThat(text(line)).doesNotContain(SECRET).contains("\"a\":1");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"login\":{\"password\":\"canary",
        "{\"login\":{\"password\":\"canary\"}} {\"login\":{\"password\":\"canary\"}}",
        "{\"login\":{\"password\":\"canary\"},}",
        "<html>canary</html>",
        "canary",
        "{\"a\":canary}"
      })
  void ofALineThatIsNoJsonNoSecretIsKept(String line) {
    Line broken = lines(line + "\n{\"a\":1}").get(0);

    assertThat(broken.problems()).hasSize(1);
    assertThat(broken.problems().get(0).problem()).contains("after byte").doesNotContain(SECRET);
    assertThat(text(broken)).doesNotContain(SECRET);
    assertThat(broken.raw().document().kind()).isEqualTo(Kind.MISSING);
    assertThat(lines(line + "\n{\"a\":1}").get(1).problems()).isEmpty();
  }

  @Test
  void aLineThatIsNotUtf8SaysSo() {
    byte[] line = "{\"a\":\"?\"}".getBytes(StandardCharsets.UTF_8);
    line[6] = (byte) 0xff;

    assertThat(records.lines(Bytes.of(line)).get(0).line().problems())
        .hasToString("[is not UTF-8 after byte 6]");
  }

  @Test
  void whatIsTooLongIsTurnedAwayAloneAndCut() {
    String longest = "{\"a\":\"" + "x".repeat(52) + "\"}";
    String longer = "{\"a\":\"" + "x".repeat(53) + "\"}";

    for (List<Line> read :
        List.of(lines(longest + "\n" + longer), list("[" + longest + "," + longer + "]"))) {
      assertThat(read.get(0).problems()).isEmpty();
      assertThat(read.get(1).problems()).hasToString("[has 61 bytes, and may have 60]");
      assertThat(read.get(1).raw().bytes().length()).isEqualTo(60);
    }
  }

  @Test
  void theItemsOfAListAreRecordsWhateverTheyAre() {
    List<Line> items = list(" [ {\"a\":1} , 7,null ] ");

    assertThat(items).extracting(PushedRecordsTest::text).containsExactly("{\"a\":1}", "7", "null");
    assertThat(items)
        .extracting(line -> line.raw().document().kind())
        .containsExactly(Kind.OBJECT, Kind.NUMBER, Kind.NULL);
  }

  @Test
  void aByteOrderMarkBeforeABodyIsLeftOut() {
    assertThat(lines("\ufeff{\"a\":1}\n\ufeff{}"))
        .extracting(PushedRecordsTest::text)
        .containsExactly("{\"a\":1}", "");
    assertThat(list("\ufeff[{\"a\":1}]"))
        .extracting(PushedRecordsTest::text)
        .containsExactly("{\"a\":1}");
  }

  @Test
  void theValuesOfABodyAreBoundedTogether() {
    PushedRecords wide = new PushedRecords(Set.of(), 3, 1 << 20, values -> true);
    String line = "[" + "0,".repeat(49_998) + "0]";

    List<Line> lines = taken(wide.lines(Bytes.ofText(line + "\n" + line + "\n{}")));

    assertThat(lines.subList(0, 2)).allMatch(one -> one.problems().isEmpty());
    assertThat(lines.get(2).problems())
        .hasToString("[makes more than 100000 values of the body, after byte 0]");
    assertThat(wide.list(Bytes.ofText("[" + line + "," + line + "]"))).isPresent();
    assertThat(wide.list(Bytes.ofText("[" + line + "," + line + ",{}]"))).isEmpty();
  }

  @Test
  void noMoreValuesAreReadThanThereIsRoomFor() {
    AtomicInteger taken = new AtomicInteger();
    PushedRecords wide =
        new PushedRecords(Set.of(), 3, 1 << 20, more -> taken.addAndGet(more) <= 500);
    String line = "[" + "0,".repeat(248) + "0]";

    List<Line> lines = taken(wide.lines(Bytes.ofText(line + "\n" + line + "\n{}")));

    assertThat(lines.subList(0, 2)).allMatch(one -> one.problems().isEmpty());
    assertThat(lines.get(2).problems()).hasSize(1);
    assertThat(taken).as("it asks before it reads").hasValue(600);
    taken.set(0);
    assertThat(wide.list(Bytes.ofText("[" + line + "," + line + "]"))).isPresent();
    taken.set(0);
    assertThat(wide.list(Bytes.ofText("[" + line + "," + line + ",{}]"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[", "[{}", "[{}] 1", "[{},]", "[1 2]", "nothing", "\u00ef[]"})
  void whatIsNoListIsRefusedAsAWhole(String body) {
    assertThat(records.list(Bytes.ofText(body))).isEmpty();
  }

  @Test
  void nothingIsReadBeyondTheFirstRecordTooMany() {
    assertThat(lines("1\n2\n3\n4\n5\n")).hasSize(4);
    assertThat(list("[1,2,3,4,5,")).hasSize(4);
    assertThat(lines("\n\n")).isEmpty();
    assertThat(list("[]")).isEmpty();
  }

  @Test
  void whatIsNotKeptWholeIsToldByAllOfIt() {
    String secret = "{\"login\":{\"password\":\"canary\"}}";
    String broken = secret + " x";
    String long1 = "{\"a\":\"" + "x".repeat(60) + "1\"}";

    List<PushedLine> pushed = records.lines(Bytes.ofText(secret + "\n" + broken + "\n" + long1));

    assertThat(pushed).extracting(PushedLine::isKept).containsExactly(true, false, false);
    assertThat(pushed)
        .extracting(line -> line.whole().text())
        .containsExactly("{\"login\":{\"password\":\"\"}}", broken, long1);
    PushedLine item = records.list(Bytes.ofText("[" + long1 + "]")).orElseThrow().get(0);
    assertThat(item.isKept()).isFalse();
    assertThat(item.whole().text()).isEqualTo(long1);
  }

  private List<Line> lines(String body) {
    return taken(records.lines(Bytes.ofText(body)));
  }

  private List<Line> list(String body) {
    return taken(records.list(Bytes.ofText(body)).orElseThrow());
  }

  private static List<Line> taken(List<PushedLine> pushed) {
    return pushed.stream().map(PushedLine::line).toList();
  }

  private static String text(Line line) {
    return line.raw().bytes().text();
  }
}
