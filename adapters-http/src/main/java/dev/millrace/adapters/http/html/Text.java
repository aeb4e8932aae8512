package dev.millrace.adapters.http.html;

/** A text, escaped for wherever HTML has texts: between tags and in quoted attributes. */
record Text(String text) implements Html {

  @Override
  public void write(StringBuilder page) {
    escape(text, page);
  }

  static void escape(String text, StringBuilder page) {
    text.codePoints().forEach(character -> escape(character, page));
  }

  private static void escape(int character, StringBuilder page) {
    switch (character) {
      case '&' -> page.append("&amp;");
      case '<' -> page.append("&lt;");
      case '>' -> page.append("&gt;");
      case '"' -> page.append("&quot;");
      case '\'' -> page.append("&#39;");
      case '\n' -> page.append("&#10;");
      case '\t' -> page.append("&#9;");
      default -> page.appendCodePoint(isShown(character) ? character : 0xFFFD);
    }
  }

  /**
   * What a browser would drop, or what turns the direction of all that follows, is shown as such.
   */
  private static boolean isShown(int character) {
    return !Character.isISOControl(character)
        && !(character >= 0x202A && character <= 0x202E)
        && !(character >= 0x2066 && character <= 0x2069)
        && Character.getType(character) != Character.SURROGATE;
  }
}
