package dev.millrace.domain.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {

  @ParameterizedTest
  @CsvSource({
    "Ada, A**",
    "Ada.Lovelace@example.com, A**.********@*******.***",
    "015396 12345, 0***** *****",
    "+49 (171) 1234, +4* (***) ****",
    "-0.1353, -0.****",
    "AL 18 15 52 X, A* ** ** ** *",
    "12 St. John Square, 1* **. **** ******",
    "https://example.com/large.jpg, h****://*******.***/*****.***",
    "Žofie, Ž****",
    "میلاد, م****",
    "𝒜da, 𝒜**"
  })
  void theFirstCharacterAndTheShapeStay(String text, String masked) {
    assertThat(Mask.of(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource({"A, *", "7, *", "(7), (*)", "' ', ' '", "-, -", "'', ''"})
  void whatStandsAloneIsHidden(String text, String masked) {
    assertThat(Mask.of(text)).isEqualTo(masked);
  }

  @Test
  void aSignOfAVowelIsHiddenLikeItsConsonant() {
    assertThat(Mask.of("अनिल")).isEqualTo("अ***");
  }

  @Test
  void whatIsNoTextIsMaskedAsItIsWritten() {
    assertThat(Mask.of(Instant.parse("1915-12-10T07:15:00.123Z")))
        .isEqualTo("1***-**-*****:**:**.****");
  }
}
