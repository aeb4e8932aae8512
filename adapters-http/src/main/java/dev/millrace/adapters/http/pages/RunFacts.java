package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;
import static dev.millrace.adapters.http.html.Html.text;

import dev.millrace.adapters.http.html.Html;
import dev.millrace.domain.port.run.Drift;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.schedule.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run is about, how far it came, and what has changed in its source. */
final class RunFacts {

  private static final int MOST_PATHS = 20;

  private RunFacts() {}

  static Html of(Run run, Instant now) {
    Instant finished = run.finishedAt();
    String problem = run.problem();
    return Html.all(
        tag(
            "div.state-line",
            RunsPage.state(run.state()),
            RunsPage.pages(run),
            problem == null ? Html.nothing() : tag("p.problem", problem)),
        tag(
            "dl.facts",
            fact("Run", tag("code", run.id().toString())),
            fact("Family", text(run.plan().family().value())),
            fact("Records wanted", text(Words.count(run.plan().records()))),
            fact("Source", tag("code", run.plan().source().toString())),
            fact("Seed", tag("code", run.plan().seed())),
            fact(
                "Pages",
                text(
                    "%s of %s, from page %s on"
                        .formatted(
                            Words.count(run.pages()),
                            Words.count(run.plan().pageSize(), "record"),
                            Words.count(run.plan().firstPage())))),
            fact("Submitted", Words.ago(run.submittedAt(), now)),
            fact("Finished", finished(run, finished))),
        drift(run.drift()));
  }

  private static Html finished(Run run, @Nullable Instant finished) {
    return finished == null
        ? text("–")
        : Html.all(
            tag("time", Words.moment(finished) + " UTC").with("datetime", finished.toString()),
            text(", after " + Span.words(Duration.between(run.submittedAt(), finished))));
  }

  private static Html fact(String name, Html value) {
    return tag("div", tag("dt", name), tag("dd", value));
  }

  private static Html drift(Drift drift) {
    if (drift.isNone()) {
      return Html.nothing();
    }
    List<Html> lines = new ArrayList<>();
    paths(lines, "New fields: ", drift.added());
    paths(lines, "Missing fields: ", drift.missing());
    if (drift.isCut()) {
      lines.add(tag("li", "There are more fields than are told apart."));
    }
    return tag(
        "div.drift", Mark.WARNING.with("The source's records have changed"), tag("ul", lines));
  }

  private static void paths(List<Html> lines, String name, List<String> paths) {
    if (!paths.isEmpty()) {
      String more = paths.size() > MOST_PATHS ? ", and more" : "";
      lines.add(
          tag(
              "li",
              text(name),
              tag("code", String.join(", ", paths.subList(0, Math.min(paths.size(), MOST_PATHS)))),
              text(more)));
    }
  }
}
