package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;
import static dev.millrace.adapters.http.html.Html.text;

import dev.millrace.adapters.http.api.Reply;
import dev.millrace.adapters.http.api.Route;
import dev.millrace.adapters.http.html.Address;
import dev.millrace.adapters.http.html.Html;
import dev.millrace.domain.port.audit.Audit;
import dev.millrace.domain.port.audit.AuditEntry;
import dev.millrace.domain.port.audit.Ending;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Who asked for what over HTTP, here or with a program. */
final class AuditPage {

  private static final Address HERE = Address.of("audit");
  private static final String BELOW = "below";
  private static final int ROWS = 100;

  private final Audit audit;
  private final Questions questions;
  private final InstantSource clock;
  private final Gate gate;

  AuditPage(Audit audit, Questions questions, InstantSource clock, Gate gate) {
    this.audit = audit;
    this.questions = questions;
    this.clock = clock;
    this.gate = gate;
  }

  List<Route> routes() {
    return List.of(gate.page("/audit", this::show));
  }

  private CompletionStage<Reply> show(Guest guest) {
    String asked = guest.parameter(BELOW);
    long below = asked.matches("[0-9]{1,18}") ? Long.parseLong(asked) : Long.MAX_VALUE;
    return questions
        .ask(RunsPage.SERVER, () -> audit.newest(below, ROWS + 1))
        .thenApply(
            found ->
                Frame.page(
                    Frame.OK, guest.session(), Page.still(Place.AUDIT, "Audit", content(found))));
  }

  private Html content(Part<List<AuditEntry>> found) {
    return Html.all(
        tag("div.title", tag("h1", "Audit")),
        tag(
            "p.quiet",
            "What was asked for on these pages and at the HTTP interface, noted before it was"
                + " done, and each look at personal data. Of what commands do, erasures are among"
                + " it; redrives have a list of their own."),
        tag("section.card.flush", found.html(this::table))
            .with("id", "audit")
            .with("data-live", ""),
        tag(
            "section.card",
            tag("h2", "Redrives"),
            tag("p", tag("a", "Those of the pages and of commands").to(RedrivesPage.HERE)),
            Command.of("dead-letters redrives").html()));
  }

  private Html table(List<AuditEntry> entries) {
    if (entries.isEmpty()) {
      return tag("p.quiet.padded", "Nobody has asked for anything yet.");
    }
    Instant now = clock.instant();
    return Html.all(
        Table.of(
            List.of(
                Table.Column.of("When"),
                Table.Column.of("Who"),
                Table.Column.of("What"),
                Table.Column.of("On what"),
                Table.Column.of("Outcome")),
            entries.stream().limit(ROWS).map(entry -> row(entry, now)).toList()),
        entries.size() > ROWS ? older(entries.get(ROWS - 1)) : Html.nothing());
  }

  private static Html older(AuditEntry last) {
    return tag(
        "p.padded", tag("a", "Older entries").to(HERE.with(BELOW, String.valueOf(last.number()))));
  }

  private static List<Html> row(AuditEntry entry, Instant now) {
    return List.of(
        Words.ago(entry.at(), now),
        text(entry.deed().who()),
        tag("code", entry.deed().what()),
        entry.deed().subject().isEmpty() ? text("\u2013") : tag("code", entry.deed().subject()),
        ending(entry.ending()));
  }

  private static Html ending(@Nullable Ending ending) {
    if (ending == null) {
      return Mark.UNKNOWN.with("under way, or broken off");
    }
    return switch (ending) {
      case DONE -> Mark.GOOD.with("done");
      case REFUSED -> Mark.STOPPED.with("refused");
      case FAILED -> Mark.BAD.with("failed");
      case UNKNOWN -> Mark.WARNING.with("nobody knows");
    };
  }
}
