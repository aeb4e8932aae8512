package dev.millrace.adapters.http.html;

import java.util.List;

/** A piece of a page. */
public sealed interface Html permits Text, Element, Pieces {

  /** Appends it as it goes to the browser. */
  void write(StringBuilder page);

  /** Nothing at all. */
  static Html nothing() {
    return new Pieces(List.of());
  }

  /** A text, whoever wrote it. */
  static Html text(String text) {
    return new Text(text);
  }

  static Html all(Html... pieces) {
    return new Pieces(List.of(pieces));
  }

  static Html all(List<? extends Html> pieces) {
    return new Pieces(List.copyOf(pieces));
  }

  /** All of it as it goes to the browser, in one line. */
  default String written() {
    StringBuilder page = new StringBuilder();
    write(page);
    return page.toString();
  }
}
