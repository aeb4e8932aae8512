package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;

import dev.millrace.adapters.http.api.Reply;
import dev.millrace.adapters.http.api.Right;
import dev.millrace.adapters.http.api.Route;
import dev.millrace.adapters.http.html.Address;
import dev.millrace.adapters.http.html.Html;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.deadletter.KeptLetters;
import dev.millrace.domain.port.deadletter.LetterCount;
import dev.millrace.domain.port.deadletter.LetterEntry;
import dev.millrace.domain.port.deadletter.LetterFilter;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The dead letters that a filter means, counted and listed. */
final class LettersPage {

  static final Address HERE = Address.of("dead-letters");

  static final int ROWS = 50;
  static final String BELOW = "below";

  private final Families families;
  private final KeptLetters letters;
  private final Questions questions;
  private final InstantSource clock;
  private final Gate gate;

  LettersPage(
      Families families, KeptLetters letters, Questions questions, InstantSource clock, Gate gate) {
    this.families = families;
    this.letters = letters;
    this.questions = questions;
    this.clock = clock;
    this.gate = gate;
  }

  List<Route> routes() {
    return List.of(gate.page("/dead-letters", Right.READ_RECORDS, this::show));
  }

  /** Those that are listed are one more than is shown, when there are more. */
  private record Found(List<LetterCount> counts, List<LetterEntry> letters) {}

  private CompletionStage<Reply> show(Guest guest) {
    LetterForm form = new LetterForm(families, guest.request().query());
    LetterForm.Read read = form.read();
    return read.filter()
        .map(filter -> show(guest, form, filter))
        .orElseGet(
            () ->
                Gate.now(
                    page(
                        Frame.BAD_REQUEST,
                        guest,
                        tag("section.card", form.html(read.mistakes())))));
  }

  private CompletionStage<Reply> show(Guest guest, LetterForm form, LetterFilter filter) {
    String asked = guest.parameter(BELOW);
    long below = asked.matches("[0-9]{1,18}") ? Long.parseLong(asked) : Long.MAX_VALUE;
    return questions
        .ask(
            RunsPage.SERVER,
            () -> new Found(letters.counts(filter), letters.newest(filter, below, ROWS + 1)))
        .thenApply(found -> page(Frame.OK, guest, content(guest, form, filter, found)));
  }

  private static Reply page(int status, Guest guest, Html content) {
    return Frame.page(
        status,
        guest.session(),
        Page.still(
            Place.LETTERS,
            "Dead letters",
            Html.all(tag("div.title", tag("h1", "Dead letters")), content)));
  }

  private Html content(Guest guest, LetterForm form, LetterFilter filter, Part<Found> found) {
    Session session = guest.session();
    Address again = Masking.again(guest, form.in(HERE));
    return Html.all(
        tag(
            "details.card",
            tag("summary", "Which ones: " + filter.inWords()),
            form.html(List.of())),
        tag(
                "section.card",
                tag("h2", "By what they have in common"),
                found.html(again, all -> LetterTable.counts(form, all.counts())))
            .with("id", "counts")
            .with("data-live", ""),
        tag(
                "section.card.flush",
                found.html(
                    again,
                    all -> new LetterTable(session, form, clock.instant()).of(all.letters())))
            .with("id", "letters")
            .with("data-live", ""),
        session.isReader() ? Html.nothing() : redrives());
  }

  private static Html redrives() {
    return tag(
        "section.card",
        tag("h2", "Redrives"),
        tag("p", tag("a", "Who had which letters published again").to(RedrivesPage.HERE)),
        Command.of("dead-letters redrives").html());
  }
}
