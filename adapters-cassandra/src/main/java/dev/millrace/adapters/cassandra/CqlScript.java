package dev.millrace.adapters.cassandra;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The statements of a CQL file. */
final class CqlScript {

  /**
   * What a semicolon does not end a statement in: comments; text in quotes, a doubled quote stands
   * for itself; quoted names; text between two pairs of dollar signs. Possessive, so that long text
   * needs no stack.
   */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<comment>--[^\\n]*+|//[^\\n]*+|/\\*(?s:.*?)\\*/)"
              + "|'[^']*+'|\"[^\"]*+\"|\\$\\$(?s:.*?)\\$\\$"
              + "|(?<end>;)");

  private CqlScript() {}

  /** The statements in their order, without comments and semicolons. */
  static List<String> statements(String script) {
    StringBuilder text = new StringBuilder();
    Stream.Builder<String> statements = Stream.builder();
    Matcher token = TOKEN.matcher(script);
    int from = 0;
    while (token.find()) {
      text.append(script, from, token.start());
      from = token.end();
      if (token.group("end") != null) {
        statements.add(text.toString());
        text.setLength(0);
      } else {
        text.append(token.group("comment") != null ? " " : token.group());
      }
    }
    statements.add(text.append(script.substring(from)).toString());
    return statements.build().map(String::strip).filter(one -> !one.isEmpty()).toList();
  }
}
