package dev.millrace.adapters.http.html;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An element. Those that execute or style something from within are not among them. */
public final class Element implements Html {

  private static final Set<String> EMPTY = Set.of("br", "hr", "input", "link", "meta");

  private static final Set<String> OTHERS =
      Set.of(
          "a",
          "abbr",
          "article",
          "aside",
          "b",
          "body",
          "button",
          "caption",
          "circle",
          "code",
          "dd",
          "details",
          "div",
          "dl",
          "dt",
          "fieldset",
          "footer",
          "form",
          "g",
          "h1",
          "h2",
          "h3",
          "head",
          "header",
          "html",
          "label",
          "legend",
          "li",
          "line",
          "main",
          "nav",
          "ol",
          "option",
          "p",
          "path",
          "polygon",
          "polyline",
          "pre",
          "rect",
          "script",
          "section",
          "select",
          "small",
          "span",
          "strong",
          "summary",
          "svg",
          "table",
          "tbody",
          "td",
          "text",
          "tfoot",
          "th",
          "thead",
          "time",
          "title",
          "tr",
          "ul");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "autocomplete",
          "charset",
          "checked",
          "class",
          "colspan",
          "content",
          "cx",
          "cy",
          "d",
          "datetime",
          "defer",
          "disabled",
          "focusable",
          "for",
          "height",
          "hidden",
          "id",
          "inputmode",
          "lang",
          "max",
          "maxlength",
          "method",
          "min",
          "name",
          "open",
          "pattern",
          "placeholder",
          "points",
          "preserveAspectRatio",
          "r",
          "rel",
          "required",
          "role",
          "rx",
          "scope",
          "selected",
          "spellcheck",
          "tabindex",
          "text-anchor",
          "title",
          "transform",
          "type",
          "value",
          "viewBox",
          "width",
          "x",
          "x1",
          "x2",
          "y",
          "y1",
          "y2");

  /** Which attribute of an element says where it leads, or where it is. */
  private static final Map<String, String> LEADING =
      Map.of("a", "href", "link", "href", "form", "action", "script", "src");

  private final String name;
  private final Map<String, String> attributes;
  private final List<Html> content;

  private Element(String name, Map<String, String> attributes, List<Html> content) {
    this.name = name;
    this.attributes = attributes;
    this.content = content;
  }

  /**
   * An element.
   *
   * @param name with its classes, if any, behind dots, such as {@code td.number}
   */
  public static Element tag(String name, Html... content) {
    return tag(name, List.of(content));
  }

  /** The same with a text, whoever wrote it. */
  public static Element tag(String name, String text) {
    return tag(name, List.of(Html.text(text)));
  }

  /** The same with any number of pieces. */
  public static Element tag(String name, List<? extends Html> content) {
    int dot = name.indexOf('.');
    String plain = dot < 0 ? name : name.substring(0, dot);
    require(EMPTY.contains(plain) ? content.isEmpty() : OTHERS.contains(plain), "element", plain);
    require(!plain.equals("script") || content.isEmpty(), "element with content", plain);
    Element element = new Element(plain, Map.of(), List.copyOf(content));
    return dot < 0 ? element : element.with("class", name.substring(dot + 1).replace('.', ' '));
  }

  /** The same with one more attribute, whose value may be anybody's text. */
  public Element with(String attribute, String value) {
    require(
        ATTRIBUTES.contains(attribute) || attribute.matches("(aria|data)-[a-z-]+"),
        "attribute",
        attribute);
    return and(attribute, value);
  }

  /** The same with an attribute that is there or not. */
  public Element with(String attribute, boolean isThere) {
    return isThere ? with(attribute, "") : this;
  }

  /** The same, leading to an address, or being there. */
  public Element to(Address address) {
    String attribute = LEADING.get(name);
    require(attribute != null, "element that leads somewhere", name);
    return and(String.valueOf(attribute), address.toString());
  }

  private Element and(String attribute, String value) {
    Map<String, String> more = new LinkedHashMap<>(attributes);
    more.put(attribute, value);
    return new Element(name, more, content);
  }

  private static void require(boolean isRight, String what, String name) {
    if (!isRight) {
      throw new IllegalArgumentException("pages have no " + what + " named " + name);
    }
  }

  @Override
  public void write(StringBuilder page) {
    page.append('<').append(name);
    attributes.forEach(
        (attribute, value) -> {
          page.append(' ').append(attribute).append("=\"");
          Text.escape(value, page);
          page.append('"');
        });
    page.append('>');
    if (!EMPTY.contains(name)) {
      content.forEach(piece -> piece.write(page));
      page.append("</").append(name).append('>');
    }
  }
}
