package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;
import static dev.millrace.adapters.http.html.Html.text;

import dev.millrace.adapters.http.html.Address;
import dev.millrace.adapters.http.html.Html;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A part of a page that a server answers for: what it told, or how it stands instead. */
sealed interface Part<T> {

  /** It told something. */
  record Known<T>(T value) implements Part<T> {}

  /** It is away, in words. */
  record Away<T>(String server, String why) implements Part<T> {}

  /** It has not answered in time, and may yet. */
  record Late<T>(String server) implements Part<T> {}

  /** As it is shown; a part that is not there is asked for again by itself. */
  default Html html(Function<T, Html> known) {
    return html(null, known);
  }

  /**
   * The same where each look is noted.
   *
   * @param again where somebody looks again; null where the part comes by itself
   */
  default Html html(@Nullable Address again, Function<T, Html> known) {
    if (this instanceof Known<T> found) {
      return known.apply(found.value());
    }
    return again == null
        ? tag("div.part", state(), tag("p.quiet", outlook())).with("data-pending", "")
        : tag(
            "div.part",
            state(),
            tag("p.quiet", tag("a", "Look again").to(again), text(", which is noted, too.")));
  }

  private Html state() {
    return this instanceof Away<T> away
        ? Html.all(Mark.BAD.with(away.server() + " does not answer"), tag("p.quiet", away.why()))
        : Mark.UNKNOWN.with(((Late<T>) this).server() + " has not answered yet");
  }

  private String outlook() {
    return this instanceof Away<T>
        ? "The rest of the pages goes on. This part comes back with the server."
        : "This part is shown when it has.";
  }
}
