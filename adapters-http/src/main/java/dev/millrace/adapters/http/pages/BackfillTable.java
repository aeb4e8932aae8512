package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;
import static dev.millrace.adapters.http.html.Html.text;

import dev.millrace.adapters.http.html.Address;
import dev.millrace.adapters.http.html.Html;
import dev.millrace.domain.backfill.Backfill;
import dev.millrace.domain.backfill.BackfillState;
import dev.millrace.domain.port.run.RunState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The backfills, each with what can be done with it. */
final class BackfillTable {

  private BackfillTable() {}

  static Html of(Session session, List<Backfill> all, Instant now) {
    if (all.isEmpty()) {
      return tag("p.quiet.padded", "There are no backfills.");
    }
    return Table.of(
        List.of(
            Table.Column.of("State"),
            Table.Column.of("Backfill"),
            Table.Column.of("Range"),
            Table.Column.of("Runs"),
            Table.Column.of("Submitted"),
            Table.Column.of("Actions")),
        all.stream().map(backfill -> row(session, backfill, now)).toList());
  }

  private static List<Html> row(Session session, Backfill backfill, Instant now) {
    return List.of(
        Mark.of(backfill.state()).with(backfill.state().name().toLowerCase(Locale.ROOT)),
        tag("code", Words.brief(backfill.id())),
        text(range(backfill)),
        text(runs(backfill)),
        Words.ago(backfill.submittedAt(), now),
        actions(
            verbs(backfill.state()).stream()
                .map(verb -> action(session, backfill, verb))
                .toList()));
  }

  private static String range(Backfill backfill) {
    int days = backfill.plan().days().size();
    String range =
        days == 0
            ? "pages %s to %s"
                .formatted(
                    Words.count(backfill.plan().plan().firstPage()),
                    Words.count(backfill.plan().plan().lastPage()))
            : backfill.plan().days().get(0) + " to " + backfill.plan().days().get(days - 1);
    return range + (backfill.plan().missing() ? ", missing ones" : "");
  }

  private static String runs(Backfill backfill) {
    List<String> counts = new ArrayList<>();
    for (RunState state : RunState.values()) {
      long runs = backfill.runs(state);
      if (runs > 0) {
        counts.add(Words.count(runs) + " " + state.name().toLowerCase(Locale.ROOT));
      }
    }
    return counts.isEmpty() ? "none yet" : String.join(", ", counts);
  }

  private static List<String> verbs(BackfillState state) {
    return switch (state) {
      case RUNNING -> List.of("pause", "cancel");
      case PAUSED -> List.of("resume", "cancel");
      case DONE, FAILED, CANCELLED -> List.of();
    };
  }

  private static Html action(Session session, Backfill backfill, String verb) {
    String id = backfill.id().toString();
    return Fields.action(
        session,
        Address.of("backfills", id, verb),
        title(verb),
        verb.equals("cancel") ? ".danger" : ".quiet",
        Command.of("backfill " + verb).and(id));
  }

  static Html actions(List<Html> actions) {
    return actions.isEmpty()
        ? text("")
        : tag("details.actions", tag("summary", "Actions"), Html.all(actions));
  }

  static String title(String verb) {
    return verb.substring(0, 1).toUpperCase(Locale.ROOT) + verb.substring(1);
  }
}
