package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;
import static dev.millrace.adapters.http.html.Html.text;

import dev.millrace.adapters.http.api.Reply;
import dev.millrace.adapters.http.api.Right;
import dev.millrace.adapters.http.api.Route;
import dev.millrace.adapters.http.html.Address;
import dev.millrace.adapters.http.html.Html;
import dev.millrace.application.redrive.RedriveLetters;
import dev.millrace.application.redrive.Refused;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.deadletter.Redrive;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Looks at what a redrive would do, and begins it. */
final class RedrivePage {

  static final Address HERE = Address.of("dead-letters", "redrive");

  /** It looks at a thousand records and their versions. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Families families;
  private final RedriveLetters redrive;
  private final BackgroundRedrive background;
  private final Questions questions;
  private final Gate gate;

  RedrivePage(
      Families families,
      RedriveLetters redrive,
      BackgroundRedrive background,
      Questions questions,
      Gate gate) {
    this.families = families;
    this.redrive = redrive;
    this.background = background;
    this.questions = questions;
    this.gate = gate;
  }

  List<Route> routes() {
    return List.of(
        gate.page(
            "/dead-letters/redrive",
            Right.OPERATE,
            guest -> look(guest, guest.request().query(), "")),
        gate.action("/dead-letters/redrive", this::begin));
  }

  private RedriveForm form(Map<String, String> filled) {
    return new RedriveForm(new LetterForm(families, filled).ofAnyState(), filled);
  }

  private CompletionStage<Reply> look(Guest guest, Map<String, String> filled, String problem) {
    RedriveForm form = form(filled);
    RedriveForm.Read read = form.read();
    if (read.order().isEmpty()) {
      return Gate.now(
          page(
              Frame.BAD_REQUEST,
              guest,
              tag("section.card", tag("h2", "How"), form.html(read.mistakes()))));
    }
    RedriveOrder order = read.order().get();
    return questions
        .ask(RunsPage.SERVER, PATIENCE, () -> DryRun.of(redrive, order))
        .thenApply(
            run ->
                page(
                    problem.isEmpty() ? Frame.OK : Frame.CONFLICT,
                    guest,
                    content(guest.session(), form, order, problem, run)));
  }

  private static Reply page(int status, Guest guest, Html content) {
    return Frame.page(
        status,
        guest.session(),
        Page.still(
            Place.LETTERS,
            "Redrive",
            Html.all(
                tag(
                    "div.title",
                    tag("p.crumb", tag("a", "Dead letters").to(LettersPage.HERE)),
                    tag("h1", "Redrive dead letters")),
                content)));
  }

  private static Html content(
      Session session, RedriveForm form, RedriveOrder order, String problem, Part<DryRun> run) {
    return Html.all(
        problem.isEmpty() ? Html.nothing() : tag("p.mistakes", problem).with("role", "alert"),
        tag(
            "section.card",
            tag("h2", "How"),
            tag("p", "Open letters: " + order.filter().inWords()),
            form.html(List.of())),
        tag(
                "section.card",
                tag("h2", "What it would do"),
                run.html(known -> outcome(session, form, known)))
            .with("id", "outcome")
            .with("data-live", ""));
  }

  private static Html outcome(Session session, RedriveForm form, DryRun run) {
    return Html.all(
        tag("p", verdict(run)),
        run.isWhole()
            ? Html.nothing()
            : tag("p.quiet", "These are the first ones. The command with --dry-run looks at all."),
        reasons(run),
        run.letters() == 0
            ? Html.nothing()
            : Html.all(
                tag(
                    "p.quiet",
                    "Each goes through the outbox as the same event with its original bytes, as a"
                        + " further attempt. Nothing is counted twice."),
                form.submit(session)));
  }

  private static Html verdict(DryRun run) {
    return run.letters() == 0
        ? Mark.IDLE.with("Nothing is there to redrive")
        : Mark.GOOD.with(
            "%s would be redriven, by %s"
                .formatted(
                    Words.count(run.letters(), "letter"), Words.count(run.events(), "event")));
  }

  private static Html reasons(DryRun run) {
    return run.reasons().isEmpty()
        ? Html.nothing()
        : Html.all(
            tag("h3", "Left as they are"),
            Table.of(
                List.of(
                    Table.Column.number("Letters"),
                    Table.Column.of("Why"),
                    Table.Column.of("Such as")),
                run.reasons().entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .map(reason -> row(run, reason.getKey(), reason.getValue()))
                    .toList()));
  }

  private static List<Html> row(DryRun run, Refused.Why why, long letters) {
    return List.of(
        text(Words.count(letters)),
        text(why.inWords()),
        run.refused().stream()
            .filter(one -> one.why() == why)
            .findFirst()
            .<Html>map(one -> link(one.letter()))
            .orElseGet(Html::nothing));
  }

  private static Html link(long letter) {
    String number = String.valueOf(letter);
    return tag("a", "letter " + number).to(Address.of("dead-letters", number));
  }

  private CompletionStage<Reply> begin(Guest guest) {
    Map<String, String> filled = guest.form().fields();
    return form(filled)
        .read()
        .order()
        .map(order -> begin(guest, filled, order))
        .orElseGet(() -> look(guest, filled, ""));
  }

  private CompletionStage<Reply> begin(
      Guest guest, Map<String, String> filled, RedriveOrder order) {
    return questions
        .ask(
            RunsPage.SERVER,
            Questions.PATIENCE_WITH_CHANGES,
            () -> background.begin(order, guest.session().caller().name()))
        .thenCompose(
            begun -> {
              if (begun instanceof Part.Known<Optional<Redrive>> known) {
                return known.value().isPresent()
                    ? Gate.now(Frame.seeOther(RedrivesPage.HERE))
                    : look(guest, filled, "Another redrive is under way here. Wait for its end.");
              }
              return Gate.now(
                  Frame.notice(Frame.UNAVAILABLE, "Not known", RunsPage.unknown(begun)));
            });
  }
}
