package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;

import dev.millrace.adapters.http.html.Html;
import java.util.function.Function;

/** A part of a page that a server answers for: what it told, or how it stands instead. */
sealed interface Part<T> {

  /** It told something. */
  record Known<T>(T value) implements Part<T> {}

  /** It is away, in words. */
  record Away<T>(String server, String why) implements Part<T> {}

  /** It has not answered in time, and may yet. */
  record Late<T>(String server) implements Part<T> {}

  /** As it is shown. */
  default Html html(Function<T, Html> known) {
    if (this instanceof Known<T> found) {
      return known.apply(found.value());
    }
    if (this instanceof Away<T> away) {
      return tag(
              "div.part",
              Mark.BAD.with(away.server() + " does not answer"),
              tag("p.quiet", away.why()),
              tag(
                  "p.quiet",
                  "The rest of the pages goes on. This part comes back with the server."))
          .with("data-pending", "");
    }
    return tag(
            "div.part",
            Mark.UNKNOWN.with(((Late<T>) this).server() + " has not answered yet"),
            tag("p.quiet", "This part is shown when it has."))
        .with("data-pending", "");
  }
}
