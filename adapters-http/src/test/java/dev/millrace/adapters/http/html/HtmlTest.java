package dev.millrace.adapters.http.html;

import static dev.millrace.adapters.http.html.Element.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {

  private static final String SCRIPT = "<script>alert('1\" & more')</script>";
  private static final String ESCAPED =
      "&lt;script&gt;alert(&#39;1&quot; &amp; more&#39;)&lt;/script&gt;";

  @Test
  void aTextIsEscapedBetweenTags() {
    assertThat(tag("td.number.wide", SCRIPT).written())
        .isEqualTo("<td class=\"number wide\">" + ESCAPED + "</td>");
  }

  @Test
  void aTextIsEscapedInAnAttribute() {
    assertThat(tag("input").with("value", SCRIPT).written())
        .isEqualTo("<input value=\"" + ESCAPED + "\">");
  }

  @Test
  void aPageIsOneLineWhateverTheTextsHold() {
    assertThat(tag("pre", "one\ntwo\r\tthree").written())
        .isEqualTo("<pre>one&#10;two\uFFFD&#9;three</pre>");
  }

  @Test
  void whatTurnsTheDirectionOrIsNoCharacterIsShownAsSuch() {
    assertThat(Html.text("a\u202Eb\u0000c\uD800d\u2066").written())
        .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFD");
    assertThat(Html.text("ж 漢 😀").written()).isEqualTo("ж 漢 😀");
  }

  @ParameterizedTest
  @ValueSource(strings = {"style", "iframe", "object", "base", "embed", "script>", "img src=x"})
  void thereAreNoOtherElements(String name) {
    assertThatThrownBy(() -> tag(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "onclick",
        "ONCLICK",
        "style",
        "href",
        "src",
        "action",
        "formaction",
        "srcdoc",
        "http-equiv",
        "data-x onclick",
        "xlink:href"
      })
  void thereAreNoAttributesThatActOrLeadSomewhere(String name) {
    assertThatThrownBy(() -> tag("a").with(name, "x")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aScriptHasNoContent() {
    assertThatThrownBy(() -> tag("script", "alert(1)"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAddressIsThisServersOwnWhateverItIsMadeOf() {
    assertThat(Address.of("runs", "javascript:alert(1)//.."))
        .hasToString("/runs/javascript%3Aalert%281%29%2F%2F..");
    assertThat(Address.of("", "evil.test")).hasToString("/-/evil.test");
  }

  @Test
  void dotsDoNotLeadElsewhere() {
    assertThat(Address.of("runs", "..", "sign-out")).hasToString("/runs/-/sign-out");
  }

  @Test
  void parametersAreEncoded() {
    assertThat(Address.of("runs").with("before", "a&b=c").with("x", "ö "))
        .hasToString("/runs?before=a%26b%3Dc&x=%C3%B6%20");
  }

  @Test
  void onlyWhatLeadsSomewhereMayBeSentThere() {
    assertThat(tag("a", "Runs").to(Address.of("runs")).written())
        .isEqualTo("<a href=\"/runs\">Runs</a>");
    assertThatThrownBy(() -> tag("div").to(Address.ROOT))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
