package dev.millrace.domain.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BytesTest {

  @Test
  void bytesAreEqualByContent() {
    assertThat(Bytes.of(new byte[] {'a'})).isEqualTo(Bytes.ofText("a")).isNotEqualTo(Bytes.EMPTY);
    assertThat(Bytes.of(new byte[] {'a'})).hasSameHashCodeAs(Bytes.ofText("a"));
    assertThat(Bytes.ofText("a").hashCode()).isNotEqualTo(Bytes.ofText("b").hashCode());
    assertThat(Bytes.ofText("a")).isNotEqualTo(Bytes.ofText("b")).isNotEqualTo("a");
  }

  @Test
  void bytesShowTheirLengthAlone() {
    assertThat(Bytes.ofText("sécret")).hasToString("7 bytes");
    assertThat(Bytes.ofText("sécret").length()).isEqualTo(7);
  }

  @Test
  void bytesAreReadAsUtf8() {
    assertThat(Bytes.ofText("é").array()).containsExactly(0xc3, 0xa9);
    assertThat(Bytes.of(new byte[] {'a', (byte) 0xff}).text()).isEqualTo("a\ufffd");
  }

  @Test
  void aPartIsOverwrittenWhereverItStands() {
    Bytes whole = Bytes.ofText("[ab,aab,b]");

    assertThat(whole.without(Bytes.ofText("ab")).text()).isEqualTo("[  ,a  ,b]");
    assertThat(whole.without(Bytes.ofText("c"))).isEqualTo(whole);
    assertThat(whole.without(Bytes.EMPTY)).isEqualTo(whole);
    assertThat(whole.without(whole).text()).isBlank().hasSize(10);
    assertThat(whole.without(Bytes.ofText("[ab,aab,b]."))).isEqualTo(whole);
    assertThat(whole.text()).isEqualTo("[ab,aab,b]");
  }
}
