package dev.millrace.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.Document.Kind;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDocumentsTest {

  @Test
  void everyKindReadsAsTheDocumentSays() {
    Document json =
        read("{\"t\":\"x\",\"n\":1.10,\"b\":true,\"z\":null,\"o\":{\"k\":2},\"l\":[1,\"a\"]}");
    assertThat(json.fields()).containsExactly("t", "n", "b", "z", "o", "l");
    assertThat(json.at("t").text()).hasValue("x");
    assertThat(json.at("n").number()).hasValue(new BigDecimal("1.10"));
    assertThat(json.at("b").truth()).hasValue(true);
    assertThat(json.at("z").kind()).isEqualTo(Kind.NULL);
    assertThat(json.at("o").at("k").wholeNumber()).hasValue(2L);
    assertThat(json.at("l").items()).hasSize(2);
    assertThat(json.at("none").at("below").kind()).isEqualTo(Kind.MISSING);
    assertThat(json.at("t").at("x").kind()).isEqualTo(Kind.MISSING);
    assertThat(json.at("t").number()).isEmpty();
  }

  @Test
  void numbersAreExact() {
    assertThat(read("9007199254740993").wholeNumber()).hasValue(9007199254740993L);
    assertThat(read("9223372036854775808").wholeNumber()).isEmpty();
    assertThat(read("1e400").number()).hasValue(new BigDecimal("1e400"));
    assertThat(read("0.1").number()).hasValue(new BigDecimal("0.1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e2147483647", "1e99999999999", "-1.5e-2000000000"})
  void aNumberThatNoSumCanHoldReadsAsItsText(String digits) {
    assertThat(read(digits).kind()).isEqualTo(Kind.TEXT);
    assertThat(read(digits).text()).hasValue(digits);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"a\":2}",
        "{\"a\":null,\"a\":2}",
        "{\"a\":{\"b\":1},\"\\u0061\":{\"b\":1}}",
        "{\"a\":1,\"b\":2,\"a\":1,\"a\":1}"
      })
  void aFieldThatIsThereTwiceIsNoneOfBoth(String json) {
    assertThat(read(json).at("a").kind()).isEqualTo(Kind.AMBIGUOUS);
    assertThat(read(json).at("a").at("b").kind()).isEqualTo(Kind.MISSING);
    assertThat(read(json).at("a").wholeNumber()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "{}{}", "[1,]", "nul", "\uFEFF{}", "\"open"})
  void whatIsNotOneJsonValueIsNoDocument(String json) {
    assertThat(JsonDocuments.parse(Bytes.ofText(json))).isEmpty();
  }

  private static Document read(String json) {
    return JsonDocuments.parse(Bytes.ofText(json)).orElseThrow();
  }
}
