package dev.millrace.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Document;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactedPageTest {

  private static final Secrets SECRETS = Secrets.of(Set.of("login.password", "login.salt"));

  /** Column one is a record as it came, column two what must become of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"login":{"password":"canary"}}             | {"login":{"password":""}}
          {"login":{"pass\\u0077ord":"canary"}}       | {"login":{"pass\\u0077ord":""}}
          {"l\\u006fgin":{"password":"canary"}}       | {"l\\u006fgin":{"password":""}}
          {"login":{"password":"a\\"canary\\\\"}}     | {"login":{"password":""}}
          {"login":{"password":""}}                   | {"login":{"password":""}}
          {"login":{"password":null,"salt":"canary"}} | {"login":{"password":null,"salt":""}}
          {"login":{"password":12345.6e7}}            | {"login":{"password":""}}
          {"login":{"password":-1,"a":-2}}            | {"login":{"password":"","a":-2}}
          {"login":{"password":true}}                 | {"login":{"password":""}}
          {"login":{"password":{"x":["canary"]}}}     | {"login":{"password":""}}
          {"login":{"password":[1,"canary",{}]}}      | {"login":{"password":""}}
          {"login":{"password":"canary","password":"canary"}} | {"login":{"password":"","password":""}}
          {"login":{"salt":"canary"},"login":{"salt":"canary"}} | {"login":{"salt":""},"login":{"salt":""}}
          {"login":[{"salt":"canary"},[{"salt":"canary"}]]} | {"login":[{"salt":""},[{"salt":""}]]}
          [{"login":{"salt":"canary"}}]               | [{"login":{"salt":""}}]
          { "login" :\t{ "password" : "canary" , "b" : 1.0 } } | { "login" :\t{ "password" : "" , "b" : 1.0 } }
          {"é":"رها","login":{"password":"𝒳canary"},"n":"😀\\ud83d"} | {"é":"رها","login":{"password":""},"n":"😀\\ud83d"}
          {"password":"kept","salt":1}                | {"password":"kept","salt":1}
          {"other":{"password":"kept"},"login":"kept"} | {"other":{"password":"kept"},"login":"kept"}
          {"login":{"login":{"password":"kept"},"Password":"kept"}} | {"login":{"login":{"password":"kept"},"Password":"kept"}}
          {"login.password":"kept"}                   | {"login.password":"kept"}
          null                                        | null
          1.50                                        | 1.50
          """)
  void blanksTheSecretsOfARecordAndNothingElse(String record, String expected) {
    String body = "{ \"results\":[ " + record + " ,7] , \"info\": {}} \n";
    RedactedPage page = page(body);
    assertThat(page.broken()).isEmpty();
    assertThat(page.bytes().text())
        .isEqualTo("{ \"results\":[ " + expected + " ,7] , \"info\": {}} \n");
    assertThat(page.records()).hasSize(2);
    assertThat(page.records().get(0).bytes().text()).isEqualTo(expected);
    assertThat(page.records().get(1).bytes().text()).isEqualTo("7");
  }

  @Test
  void theTreeOfARecordIsThatOfItsRedactedBytes() {
    RedactedPage page =
        page("{\"results\":[{\"login\":{\"password\":9,\"salt\":null},\"a\":1.10}]}");
    Document document = page.records().get(0).document();
    assertThat(document.at("login").at("password").text()).hasValue("");
    assertThat(document.at("login").at("salt").kind()).isEqualTo(Document.Kind.NULL);
    assertThat(document.at("a").number().map(Object::toString)).hasValue("1.10");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"users\":[{\"login\":{\"password\":\"canary\"}}]}",
        "{\"results\":{\"login\":{\"password\":\"canary\"}}}",
        "[{\"login\":{\"password\":\"canary\"}}]",
        "{\"password\":\"canary\"}",
        "{\"results\":[],\"debug\":{\"a\":[{\"salt\":{\"b\":\"canary\"}}]}}"
      })
  void outsideOfRecordsWhateverIsNamedLikeASecretIsBlanked(String body) {
    assertThat(page(body).bytes().text()).doesNotContain("canary").hasSizeGreaterThan(10);
  }

  @Test
  void aPageThatIsCutAnywhereShowsNoPartOfASecret() {
    String body =
        "{\"results\":[{\"n\":\"é\",\"login\":{\"pass\\u0077ord\":\"QQQQ\",\"salt\":{\"QQ\":[\"QQ\",99]}}},"
            + " {\"login\":{\"salt\":99999,\"password\":[\"QQ\"]},\"m\":[1,2]}],\"info\":{\"seed\":\"s\"}}";
    byte[] whole = body.getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < whole.length; length++) {
      RedactedPage page = RedactedPage.of(Arrays.copyOf(whole, length), SECRETS);
      assertThat(page.broken()).as("cut at %d", length).isPresent();
      assertThat(page.bytes().text()).as("cut at %d", length).doesNotContain("Q", "9");
      assertThat(page(body).bytes().text()).startsWith(page.bytes().text());
    }
    assertThat(page(body).broken()).isEmpty();
  }

  @Test
  void theWholeTokensBeforeACutAreKept() {
    String cut = "{\"results\":[{\"login\":{\"salt\":\"Q\",\"a\":\"kept\",\"password\":\"Q";
    assertThat(page(cut).bytes().text())
        .isEqualTo("{\"results\":[{\"login\":{\"salt\":\"\",\"a\":\"kept\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><body>password=canary</body></html>",
        "canary",
        "\"canary\"",
        "12345",
        "",
        "  ",
        "\uFEFF",
        "\uFEFF\uFEFF{\"results\":[\"canary\"]}"
      })
  void ofWhatIsNoJsonObjectNothingIsKept(String body) {
    RedactedPage page = page(body);
    assertThat(page.broken()).isPresent();
    assertThat(page.bytes().text()).isBlank();
  }

  @Test
  void utf16IsNotGuessed() {
    for (var charset : Set.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      RedactedPage page = RedactedPage.of("{\"results\":[1]}".getBytes(charset), SECRETS);
      assertThat(page.broken()).isPresent();
      assertThat(page.bytes().length()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"c0af", "eda080", "ff", "e282", "f8888080"})
  void bytesThatAreNotUtf8BreakThePage(String hex) {
    byte[] bad = HexFormat.of().parseHex(hex);
    byte[] body = "{\"results\":[{\"a\":\"".getBytes(StandardCharsets.UTF_8);
    byte[] end = "\"}]}".getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(body, body.length + bad.length + end.length);
    System.arraycopy(bad, 0, all, body.length, bad.length);
    System.arraycopy(end, 0, all, body.length + bad.length, end.length);
    RedactedPage page = RedactedPage.of(all, SECRETS);
    assertThat(page.broken()).hasValueSatisfying(reason -> assertThat(reason).contains("UTF-8"));
    assertThat(page.bytes().text()).isEqualTo("{\"results\":[{");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"results\":[1]}garbage",
        "{\"results\":[1]}{}",
        "{\"results\":[1],\"results\":[2]}",
        "{\"info\":{},\"info\":{}}",
        "{\"results\":[NaN]}",
        "{\"results\":[01]}",
        "{\"results\":[1,]}",
        "{'results':[1]}"
      })
  void whatIsNotStrictlyOneJsonObjectIsBroken(String body) {
    assertThat(page(body).broken()).isPresent();
  }

  @Test
  void nestingTextNamesAndNumbersAreBounded() {
    assertThat(page("{\"results\":[" + "[".repeat(100_000)).broken())
        .get()
        .asString()
        .contains("deep");
    assertThat(page("{\"results\":[\"" + "x".repeat(2 << 20) + "\"]}").broken()).isPresent();
    assertThat(page("{\"results\":[{\"" + "x".repeat(70_000) + "\":1}]}").broken()).isPresent();
    assertThat(page("{\"results\":[" + "1".repeat(1_000_000) + "]}").broken()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "0", "[0,0]", "{\"a\":{}}"})
  void millionsOfTinyValuesAreNotRead(String value) {
    String many = (value + ",").repeat(1_000_000) + value;

    for (String body :
        List.of(
            "{\"results\":[" + many + "],\"info\":{}}",
            "{\"results\":[[" + many + "]]}",
            "{\"info\":{\"a\":[" + many + "]}}",
            "[" + many + "]")) {
      assertThat(page(body).broken())
          .get()
          .asString()
          .matches("more than 300000 values after byte [0-9]+; ask for smaller pages");
      assertThat(page(body).size()).isLessThanOrEqualTo(300_000);
    }
  }

  @Test
  void theLargestPageOfUsersIsRead() {
    String record = "{\"a\":[" + "0,".repeat(56) + "0]}";
    RedactedPage page = page("{\"results\":[" + (record + ",").repeat(4_999) + record + "]}");

    assertThat(page.broken()).isEmpty();
    assertThat(page.size()).isEqualTo(5_000);
  }

  @Test
  void reasonsNeverQuoteTheBody() {
    assertThat(page("{\"results\":[canary]}").broken()).get().asString().doesNotContain("canary");
  }

  private static RedactedPage page(String body) {
    return RedactedPage.of(body.getBytes(StandardCharsets.UTF_8), SECRETS);
  }
}
