package dev.millrace.adapters.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormAndCommandTest {

  @Test
  void aFormIsReadAsBrowsersSendIt() {
    Form form = form("seed=spring+%C3%B6&records=+10+&allow-empty=true&seed=second");

    assertThat(form.text("seed")).isEqualTo("spring ö");
    assertThat(form.text("records")).isEqualTo("10");
    assertThat(form.has("allow-empty")).isTrue();
    assertThat(form.has("page-size")).isFalse();
    assertThat(form.text("page-size")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&&&", "=", "=x", "a", "a=%", "a=%zz", "a=%C3"})
  void whatIsNoFormBreaksNothing(String body) {
    assertThat(form(body).text("b")).isEmpty();
  }

  @Test
  void moreFieldsThanAnyFormHasAreLeftOut() {
    String body = "x=1&".repeat(5_000) + "last=1";

    assertThat(form(body).has("last")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "spring|spring",
        "a b|'a b'",
        "$(reboot)|'$(reboot)'",
        "`reboot`|'`reboot`'",
        "a;b|'a;b'",
        "millrace-{date}|'millrace-{date}'"
      })
  void anArgumentIsQuotedForTheShell(String argument, String quoted) {
    assertThat(Command.quoted(argument)).isEqualTo(quoted);
  }

  @Test
  void quotesAndNothingAreQuoted() {
    assertThat(Command.quoted("it's")).isEqualTo("'it'\\''s'");
    assertThat(Command.quoted("")).isEqualTo("''");
  }

  private static Form form(String body) {
    return Form.read(Bytes.ofText(body));
  }
}
