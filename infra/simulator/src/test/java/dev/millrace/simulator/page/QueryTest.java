package dev.millrace.simulator.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueryTest {

  @Test
  void valuesAreDecodedAndTheLastOneCounts() {
    Query query = Query.parse("a=1&b=x%20y+z&a=2&c&=d&e=");

    assertThat(query.number("a", 0)).isEqualTo(2);
    assertThat(query.text("b")).isEqualTo("x y z");
    assertThat(query.has("c")).isFalse();
    assertThat(query.has("e")).isTrue();
    assertThat(query.text("e")).isEmpty();
  }

  @Test
  void aBrokenEscapeIsTakenLiterally() {
    assertThat(Query.parse("seed=100%").text("seed")).isEqualTo("100%");
  }

  @Test
  void listsSkipBlanks() {
    assertThat(Query.parse("nat=de,%20fr,,").list("nat")).containsExactly("de", "fr");
    assertThat(Query.parse("").list("nat")).isEmpty();
  }
}
