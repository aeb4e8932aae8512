package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;

import dev.millrace.adapters.http.html.Html;
import dev.millrace.domain.document.Bytes;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Bytes in hex, with the letters that they are. To who may not see personal data only the frame is
 * shown: a zero and four bytes that name a schema; of what has none, nothing.
 */
final class HexDump {

  private static final int LINE = 8;
  private static final int MOST_LINES = 128;
  private static final int FRAME = 5;
  private static final int FIRST_SIGN = 0x20;
  private static final int LAST_SIGN = 0x7e;

  private HexDump() {}

  static Html of(Bytes bytes, boolean isPersonal) {
    int shown = isPersonal ? bytes.length() : framed(bytes);
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < bytes.length() && lines.size() < MOST_LINES; from += LINE) {
      lines.add(line(bytes, from, shown));
    }
    return Html.all(
        tag("pre.hex", tag("code", String.join("\n", lines)))
            .with("tabindex", "0")
            .with("role", "region")
            .with("aria-label", "The bytes in hex"),
        bytes.length() > MOST_LINES * LINE
            ? tag("p.quiet", "The first " + Words.count(MOST_LINES * LINE) + " bytes.")
            : Html.nothing());
  }

  private static int framed(Bytes bytes) {
    return bytes.length() >= FRAME && bytes.array()[0] == 0 ? FRAME : 0;
  }

  private static String line(Bytes bytes, int from, int shown) {
    StringBuilder hex = new StringBuilder();
    StringBuilder signs = new StringBuilder();
    for (int i = from; i < from + LINE; i++) {
      boolean isThere = i < bytes.length();
      hex.append(isThere ? hex(bytes, i, shown) : "   ");
      signs.append(isThere ? sign(bytes, i, shown) : "");
    }
    return String.format(Locale.ROOT, "%04x  %s %s", from, hex, signs);
  }

  private static String hex(Bytes bytes, int at, int shown) {
    return (at < shown ? HexFormat.of().toHexDigits(bytes.array()[at]) : "··") + " ";
  }

  private static char sign(Bytes bytes, int at, int shown) {
    byte value = bytes.array()[at];
    return at < shown && value >= FIRST_SIGN && value <= LAST_SIGN ? (char) value : '·';
  }
}
