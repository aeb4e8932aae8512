package dev.millrace.adapters.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CqlScriptTest {

  @Test
  void statementsEndAtSemicolons() {
    assertThat(CqlScript.statements("a;\n b ;; c")).containsExactly("a", "b", "c");
    assertThat(CqlScript.statements(" \n; -- nothing")).isEmpty();
  }

  @Test
  void aSemicolonInTextOrNamesEndsNothing() {
    assertThat(CqlScript.statements("x = 'a;''b;' ; y = \"c;\"\"d\"; z = $$ e'; $$"))
        .containsExactly("x = 'a;''b;'", "y = \"c;\"\"d\"", "z = $$ e'; $$");
  }

  @Test
  void commentsAreLeftOutAndTheirQuotesOpenNothing() {
    assertThat(CqlScript.statements("-- it's;\na // one's;\n/* b's;\n */ b; c 'not -- one'"))
        .containsExactly("a  \n  b", "c 'not -- one'");
  }

  @Test
  void longTextNeedsNoStack() {
    String text = "x = '" + ";".repeat(200_000) + "'";

    assertThat(CqlScript.statements("/*" + text + "*/" + text)).containsExactly(text);
  }
}
