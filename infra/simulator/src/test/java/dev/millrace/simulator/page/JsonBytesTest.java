package dev.millrace.simulator.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

class JsonBytesTest {

  @Test
  void anyTextSurvivesQuoting() throws Exception {
    String text = "\"\\/\b\f\n\r\t\u0000\u001f é Ж 日 😀";
    JsonBytes out = new JsonBytes();
    out.quoted(text);

    assertThat(new JsonMapper().readTree(text(out)).asText()).isEqualTo(text);
  }

  @Test
  void numbersAndHexAreAsWideAsAsked() {
    JsonBytes out = new JsonBytes();
    out.padded(7, 3).character(' ').padded(1234, 3).character(' ').hex(0xABCDL, 6).number(-5);

    assertThat(text(out)).isEqualTo("007 1234 00abcd-5");
  }

  @Test
  void theBufferGrowsAndIsReused() {
    JsonBytes out = new JsonBytes();
    for (int i = 0; i < 300_000; i++) {
      out.ascii("x");
    }
    assertThat(out.length()).isEqualTo(300_000);
    out.clear();
    out.ascii("y");
    assertThat(text(out)).isEqualTo("y");
  }

  private static String text(JsonBytes out) {
    return new String(out.copyOfRange(0, out.length()), UTF_8);
  }
}
