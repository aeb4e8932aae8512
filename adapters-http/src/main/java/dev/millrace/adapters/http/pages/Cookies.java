package dev.millrace.adapters.http.pages;

import java.util.Arrays;

/** The two cookies of the pages. Scripts do not see them, and no other site's request has them. */
final class Cookies {

  /** Names a session. */
  static final String SESSION = "millrace_session";

  /** Names a visit of the sign-in page, before there is a session. */
  static final String VISIT = "millrace_visit";

  private static final String RULES = "; Path=/; HttpOnly; SameSite=Strict";

  private Cookies() {}

  /** The header that sets one for as long as the browser is open. */
  static String set(String name, String value) {
    return name + "=" + value + RULES;
  }

  /** The header that takes one away. */
  static String remove(String name) {
    return name + "=" + RULES + "; Max-Age=0";
  }

  /** The value of one; empty when there is none. */
  static String value(String header, String name) {
    return Arrays.stream(header.split(";", -1))
        .map(String::strip)
        .filter(cookie -> cookie.startsWith(name + "="))
        .map(cookie -> cookie.substring(name.length() + 1))
        .findFirst()
        .orElse("");
  }
}
