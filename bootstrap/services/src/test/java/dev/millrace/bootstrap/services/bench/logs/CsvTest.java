package dev.millrace.bootstrap.services.bench.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {

  @Test
  void valuesAreReadAsTheyWereWritten() {
    assertThat(Csv.rows("a,b\n1,2\n")).containsExactly(List.of("a", "b"), List.of("1", "2"));
    assertThat(Csv.rows("a,\r\n,b")).containsExactly(List.of("a", ""), List.of("", "b"));
    assertThat(Csv.rows("a\n\nb\n")).containsExactly(List.of("a"), List.of(""), List.of("b"));
    assertThat(Csv.rows("a,")).containsExactly(List.of("a", ""));
    assertThat(Csv.rows("")).isEmpty();
  }

  @Test
  void quotedValuesMayHoldAnything() {
    assertThat(Csv.rows("\"a,b\",\"say \"\"it\"\"\",\"two\nlines\"\nc,\"\",d\n"))
        .containsExactly(List.of("a,b", "say \"it\"", "two\nlines"), List.of("c", "", "d"));
    assertThat(Csv.rows("\"\"\"\"\n\"unclosed"))
        .containsExactly(List.of("\""), List.of("unclosed"));
  }
}
