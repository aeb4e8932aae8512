package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;

import dev.millrace.adapters.http.html.Html;

/**
 * What does the same on the command line.
 *
 * @param text as a shell reads it
 */
record Command(String text) {

  static Command of(String words) {
    return new Command("millrace " + words);
  }

  /** The same with one more argument, whoever wrote it. */
  Command and(String argument) {
    return new Command(text + " " + quoted(argument));
  }

  /** The same with one more option. */
  Command and(String option, String value) {
    return new Command(text + " " + option + " " + quoted(value));
  }

  static String quoted(String argument) {
    return argument.matches("[A-Za-z0-9_./:=@%+,-]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }

  Html html() {
    return tag(
        "div.command",
        tag("code", text).with("data-preview", ""),
        tag("button.quiet", "Copy")
            .with("type", "button")
            .with("data-copy", "")
            .with("hidden", true)
            .with("aria-label", "Copy the command"));
  }
}
