package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;
import static dev.millrace.adapters.http.html.Html.text;

import dev.millrace.adapters.http.api.Right;
import dev.millrace.adapters.http.html.Address;
import dev.millrace.adapters.http.html.Element;
import dev.millrace.adapters.http.html.Html;
import java.util.List;

/** What forms are made of. */
final class Fields {

  static final String SEAL = "seal";

  private Fields() {}

  /** What every form carries, or what it asks for is refused. */
  static Element seal(Session session) {
    return hidden(SEAL, session.seal());
  }

  static Element hidden(String name, String value) {
    return tag("input").with("type", "hidden").with("name", name).with("value", value);
  }

  /** A field with its label. */
  static Html labelled(String label, Element input) {
    return tag("label.field", tag("span", label), input);
  }

  /** The same for what needs more room. */
  static Html wide(String label, Element input) {
    return tag("label.field.wide", tag("span", label), input);
  }

  static Element input(String type, String name, String value) {
    return tag("input")
        .with("type", type)
        .with("name", name)
        .with("value", value)
        .with("autocomplete", "off");
  }

  static Element number(String name, String value, long least, long most) {
    return input("number", name, value)
        .with("min", String.valueOf(least))
        .with("max", String.valueOf(most))
        .with("inputmode", "numeric")
        .with("required", true);
  }

  /** One of several; an empty value stands for any. */
  static Element choice(String name, String chosen, List<String> values) {
    return tag(
            "select",
            values.stream()
                .map(
                    value ->
                        tag("option", value.isEmpty() ? "any" : value)
                            .with("value", value)
                            .with("selected", value.equals(chosen)))
                .toList())
        .with("name", name);
  }

  /**
   * A form of one button, with the command that does the same beside it. Who may not operate sees
   * the command alone.
   */
  static Html action(
      Session session, Address address, String button, String style, Command command) {
    return tag(
        "div.action",
        session.may(Right.OPERATE) ? form(session, address, button, style) : Html.nothing(),
        command.html());
  }

  private static Html form(Session session, Address address, String button, String style) {
    return tag("form", seal(session), tag("button" + style, text(button)).with("type", "submit"))
        .with("method", "post")
        .to(address);
  }

  /** What is wrong with what was filled in. */
  static Html mistakes(List<String> mistakes) {
    return mistakes.isEmpty()
        ? Html.nothing()
        : tag("ul.mistakes", mistakes.stream().map(mistake -> tag("li", mistake)).toList())
            .with("role", "alert");
  }
}
