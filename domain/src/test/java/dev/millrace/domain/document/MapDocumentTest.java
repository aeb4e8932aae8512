package dev.millrace.domain.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.document.Document.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapDocumentTest {

  private final Document document =
      JsonTree.of(
          """
          {"text": "a", "number": 1.50, "truth": true, "nothing": null, "list": [1, "b", null],
           "object": {"inner": "c"}}
          """);

  @Test
  void everyValueHasItsKind() {
    assertThat(document.kind()).isEqualTo(Kind.OBJECT);
    assertThat(document.fields().stream().map(field -> document.at(field).kind()))
        .containsExactly(Kind.TEXT, Kind.NUMBER, Kind.BOOLEAN, Kind.NULL, Kind.LIST, Kind.OBJECT);
    assertThat(document.at("absent").kind()).isEqualTo(Kind.MISSING);
    assertThat(MapDocument.missing().kind()).isEqualTo(Kind.MISSING);
  }

  @Test
  void aValueReadsAsItsOwnKindOnly() {
    assertThat(document.at("text").text()).contains("a");
    assertThat(document.at("text").number()).isEmpty();
    assertThat(document.at("number").number()).contains(new BigDecimal("1.50"));
    assertThat(document.at("number").text()).isEmpty();
    assertThat(document.at("truth").truth()).contains(true);
    assertThat(document.at("text").truth()).isEmpty();
    assertThat(document.at("object").at("inner").text()).contains("c");
    assertThat(document.at("list").items())
        .extracting(Document::kind)
        .containsExactly(Kind.NUMBER, Kind.TEXT, Kind.NULL);
  }

  @Test
  void belowWhatIsNoObjectNothingIsThere() {
    for (String field : document.fields()) {
      assertThat(document.at(field).at("x").at("y").kind()).isEqualTo(Kind.MISSING);
    }
    assertThat(document.at("text").fields()).isEmpty();
    assertThat(document.at("text").items()).isEmpty();
    assertThat(document.at("object").items()).isEmpty();
  }

  @Test
  void onlyMissingAndNullAreNotPresent() {
    assertThat(document.fields().stream().filter(field -> document.at(field).isPresent()))
        .containsExactly("text", "number", "truth", "list", "object");
    assertThat(MapDocument.missing().isPresent()).isFalse();
  }

  @Test
  void aDocumentWithinADocumentIsReadThrough() {
    assertThat(MapDocument.of(Map.of("outer", document)).at("outer").at("text").text())
        .contains("a");
  }

  @Test
  void fieldsKeepTheirOrder() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (String name : List.of("z", "a", "m")) {
      fields.put(name, null);
    }
    assertThat(MapDocument.of(fields).fields()).containsExactly("z", "a", "m");
  }

  @Test
  void aValueOfNoKindIsRefused() {
    assertThatThrownBy(() -> MapDocument.of(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.time.Duration");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aDoubleThatIsNoNumberReadsAsNone(double value) {
    assertThat(MapDocument.of(value).number()).isEmpty();
    assertThat(MapDocument.of((float) value).number()).isEmpty();
    assertThat(MapDocument.of(value).wholeNumber()).isEmpty();
  }

  @Test
  void aNumberBeyondEveryDoubleIsExact() {
    BigInteger huge = BigInteger.TEN.pow(400);
    assertThat(MapDocument.of(huge).number()).contains(new BigDecimal(huge));
  }

  @Test
  void wholeNumbersThatFitAreWhole() {
    assertThat(Arrays.asList("0", "-0", "7", "7.000", "1e3", "-9223372036854775808"))
        .extracting(text -> JsonTree.of(text).wholeNumber().orElseThrow())
        .containsExactly(0L, 0L, 7L, 7L, 1000L, Long.MIN_VALUE);
    assertThat(MapDocument.of(Long.MAX_VALUE).wholeNumber()).contains(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @Timeout(5)
  @ValueSource(
      strings = {
        "1.5",
        "9223372036854775808",
        "-9223372036854775809",
        "1e19",
        "1e400",
        "1e-400",
        "1e2147483647",
        "1e-2147483647"
      })
  void otherNumbersAreNotWholeAndCostNothing(String number) {
    assertThat(MapDocument.of(new BigDecimal(number)).wholeNumber()).isEmpty();
  }
}
