package dev.millrace.bootstrap.services.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutputTest {

  private static final String HOSTILE = "a\u001b[2Jb\u009b1mc\u202ed\re";

  private final StringWriter written = new StringWriter();

  @Test
  void aTerminalIsShownWhatItWouldObey() {
    output(Output.Format.text).print(Map.of(), out -> out.println(HOSTILE + "\tf\ng"));

    assertThat(written.toString()).isEqualToIgnoringNewLines("a�[2Jb�1mc�d�e\tf\ng\n");
  }

  @Test
  void soItIsOnTheWay() {
    output(Output.Format.text).say(HOSTILE);

    assertThat(written.toString()).doesNotContain("\u001b");
  }

  @Test
  void aProgramGetsTheTextAsItIs() {
    output(Output.Format.json).print(Map.of("key", "a\u001bb"), out -> {});

    assertThat(written.toString()).contains("a\\u001Bb");
  }

  private Output output(Output.Format format) {
    return new Output(format, Millrace.commandLine().setOut(new PrintWriter(written)));
  }
}
