package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;
import static dev.millrace.adapters.http.html.Html.text;

import dev.millrace.adapters.http.api.Reply;
import dev.millrace.adapters.http.api.Right;
import dev.millrace.adapters.http.api.Route;
import dev.millrace.adapters.http.html.Address;
import dev.millrace.adapters.http.html.Html;
import dev.millrace.application.redrive.ShowLetter;
import dev.millrace.application.redrive.ShownLetter;
import dev.millrace.domain.port.deadletter.LetterState;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** One dead letter: its bytes, what they say, and what became of it. */
final class LetterPage {

  private final ShowLetter letters;
  private final Questions questions;
  private final InstantSource clock;
  private final Gate gate;

  LetterPage(ShowLetter letters, Questions questions, InstantSource clock, Gate gate) {
    this.letters = letters;
    this.questions = questions;
    this.clock = clock;
    this.gate = gate;
  }

  List<Route> routes() {
    return List.of(gate.page("/dead-letters/{letter}", Right.READ_RECORDS, this::show));
  }

  private CompletionStage<Reply> show(Guest guest) {
    String number = guest.request().named("letter");
    return number.matches("[1-9][0-9]{0,17}")
        ? show(guest, Long.parseLong(number))
        : Gate.now(noSuchLetter());
  }

  private static Reply noSuchLetter() {
    return Frame.notice(Frame.NOT_FOUND, "No such letter", "There is no dead letter like that.");
  }

  private CompletionStage<Reply> show(Guest guest, long number) {
    return questions
        .ask(RunsPage.SERVER, () -> letters.show(number, guest.isPersonal()))
        .thenApply(
            found ->
                found instanceof Part.Known<Optional<ShownLetter>> known && known.value().isEmpty()
                    ? noSuchLetter()
                    : page(guest, number, found));
  }

  private Reply page(Guest guest, long number, Part<Optional<ShownLetter>> found) {
    String title = "Dead letter " + number;
    return Frame.page(
        Frame.OK,
        guest.session(),
        Page.still(
            Place.LETTERS,
            title,
            Html.all(
                tag(
                    "div.title",
                    tag("p.crumb", tag("a", "Dead letters").to(LettersPage.HERE)),
                    tag("h1", title)),
                tag(
                        "div.cards",
                        found.html(
                            Masking.again(guest, address(number)),
                            letter ->
                                letter.map(shown -> cards(guest, shown)).orElseGet(Html::nothing)))
                    .with("id", "letter")
                    .with("data-live", ""),
                actions(guest, number, found))));
  }

  private Html cards(Guest guest, ShownLetter shown) {
    LetterCards cards = new LetterCards(shown, guest, clock.instant());
    return Html.all(cards.facts(), cards.decoded(), cards.bytes(), cards.headers());
  }

  private static Html actions(Guest guest, long number, Part<Optional<ShownLetter>> found) {
    boolean isOpen =
        found instanceof Part.Known<Optional<ShownLetter>> known
            && known.value().filter(one -> one.kept().state() == LetterState.OPEN).isPresent();
    boolean isActed = isOpen && guest.may(Right.OPERATE);
    String text = String.valueOf(number);
    return tag(
        "section.card",
        tag("h2", isActed ? "Actions" : "On the command line"),
        isActed
            ? tag(
                "div.action",
                tag("a.button", text("Redrive it: look first"))
                    .to(RedrivePage.HERE.with("numbers", text)),
                Command.of("dead-letters redrive").and(text).and("--dry-run").html())
            : Html.nothing(),
        Command.of("dead-letters show").and(text).html());
  }

  static Address address(long number) {
    return Address.of("dead-letters", String.valueOf(number));
  }
}
