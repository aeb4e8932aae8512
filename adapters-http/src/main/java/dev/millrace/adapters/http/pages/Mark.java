package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;

import dev.millrace.adapters.http.html.Element;
import dev.millrace.adapters.http.html.Html;
import dev.millrace.application.path.Health;
import dev.millrace.domain.backfill.BackfillState;
import dev.millrace.domain.port.run.RunState;
import java.util.Locale;

/** The status vocabulary: a shape, a colour and a word, of which each alone tells it. */
enum Mark {
  /** Done, or doing well: a disc. */
  GOOD,
  /** At work: a triangle that points ahead. */
  BUSY,
  /** Nothing to do, or held on purpose: two bars. */
  IDLE,
  /** Stopped by somebody: a square. */
  STOPPED,
  /** Needs to be looked at: a triangle that points up. */
  WARNING,
  /** Does not work, or failed: a cross. */
  BAD,
  /** Not known: a ring. */
  UNKNOWN;

  private Element shape() {
    return switch (this) {
      case GOOD -> tag("circle").with("cx", "6").with("cy", "6").with("r", "5");
      case BUSY -> tag("polygon").with("points", "2,1 11,6 2,11");
      case IDLE -> tag("path").with("d", "M2 1h3v10h-3zM7 1h3v10h-3z");
      case STOPPED ->
          tag("rect").with("x", "1.5").with("y", "1.5").with("width", "9").with("height", "9");
      case WARNING -> tag("polygon").with("points", "6,0.5 11.8,11 0.2,11");
      case BAD -> tag("path").with("d", "M1 3l2-2 3 3 3-3 2 2-3 3 3 3-2 2-3-3-3 3-2-2 3-3z");
      case UNKNOWN -> tag("circle.ring").with("cx", "6").with("cy", "6").with("r", "4.4");
    };
  }

  static Mark of(Health health) {
    return switch (health) {
      case IDLE -> IDLE;
      case WELL -> GOOD;
      case UNKNOWN -> UNKNOWN;
      case BEHIND -> WARNING;
      case DOWN -> BAD;
    };
  }

  static Mark of(RunState state) {
    return switch (state) {
      case SUBMITTED -> IDLE;
      case CANCELLED -> STOPPED;
      case RUNNING -> BUSY;
      case FETCHED -> GOOD;
      case FAILED -> BAD;
    };
  }

  static Mark of(BackfillState state) {
    return switch (state) {
      case RUNNING -> BUSY;
      case PAUSED -> IDLE;
      case CANCELLED -> STOPPED;
      case DONE -> GOOD;
      case FAILED -> BAD;
    };
  }

  static Html of(Health health, String word) {
    return of(health).with(word);
  }

  Html with(String word) {
    return tag(
        "span.mark." + name().toLowerCase(Locale.ROOT),
        tag("svg", shape())
            .with("viewBox", "0 0 12 12")
            .with("aria-hidden", "true")
            .with("focusable", "false"),
        tag("span", word));
  }
}
