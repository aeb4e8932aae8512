package dev.millrace.adapters.http.pages;

import java.util.Arrays;

/**
 * The two cookies of the pages. Scripts do not see them, and no other site's request has them.
 *
 * @param isBehindTls whether browsers reach the pages by TLS; then they send the cookies by nothing
 *     else, and take none of these names from another host
 */
record Cookies(boolean isBehindTls) {

  private static final String RULES = "; Path=/; HttpOnly; SameSite=Strict";

  /** One of them. */
  enum Name {
    /** Names a session. */
    SESSION("millrace_session"),
    /** Names a visit of the sign-in page, before there is a session. */
    VISIT("millrace_visit");

    private final String word;

    Name(String word) {
      this.word = word;
    }
  }

  /** The header that sets one for as long as the browser is open. */
  String set(Name name, String value) {
    return named(name) + "=" + value + rules();
  }

  /** The header that takes one away. */
  String remove(Name name) {
    return named(name) + "=" + rules() + "; Max-Age=0";
  }

  /** The value of one; empty when there is none. */
  String value(String header, Name name) {
    String begin = named(name) + "=";
    return Arrays.stream(header.split(";", -1))
        .map(String::strip)
        .filter(cookie -> cookie.startsWith(begin))
        .map(cookie -> cookie.substring(begin.length()))
        .findFirst()
        .orElse("");
  }

  private String named(Name name) {
    return isBehindTls ? "__Host-" + name.word : name.word;
  }

  private String rules() {
    return isBehindTls ? RULES + "; Secure" : RULES;
  }
}
