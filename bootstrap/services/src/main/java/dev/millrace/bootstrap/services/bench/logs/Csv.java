package dev.millrace.bootstrap.services.bench.logs;

import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated values as RFC 4180 has them. */
final class Csv {

  private final String text;
  private final List<List<String>> rows = new ArrayList<>();
  private List<String> row = new ArrayList<>();
  private int at;

  private Csv(String text) {
    this.text = text;
  }

  /** The rows of a text, the header too; of an empty text none. */
  static List<List<String>> rows(String text) {
    Csv csv = new Csv(text);
    while (csv.at < text.length()) {
      csv.readValue();
    }
    return csv.rows;
  }

  private void readValue() {
    row.add(text.charAt(at) == '"' ? quoted() : plain());
    if (at < text.length() && text.charAt(at) == ',') {
      at++;
      if (at == text.length()) {
        row.add("");
      }
    } else {
      skipEndOfLine();
    }
    if (at == text.length() || text.charAt(at - 1) == '\n') {
      rows.add(row);
      row = new ArrayList<>();
    }
  }

  private String plain() {
    int start = at;
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    StringBuilder value = new StringBuilder();
    for (at++; at < text.length(); at++) {
      boolean isQuote = text.charAt(at) == '"';
      if (isQuote && (at + 1 == text.length() || text.charAt(at + 1) != '"')) {
        at++;
        break;
      }
      at += isQuote ? 1 : 0;
      value.append(text.charAt(at));
    }
    return value.toString();
  }

  private void skipEndOfLine() {
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
    at = Math.min(text.length(), at + 1);
  }
}
