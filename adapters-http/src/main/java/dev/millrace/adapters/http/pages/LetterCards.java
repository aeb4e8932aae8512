package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;
import static dev.millrace.adapters.http.html.Html.text;

import dev.millrace.adapters.http.api.Right;
import dev.millrace.adapters.http.html.Address;
import dev.millrace.adapters.http.html.Html;
import dev.millrace.application.redrive.ShownLetter;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.port.deadletter.DeadLetter;
import dev.millrace.domain.port.deadletter.KeptLetter;
import dev.millrace.domain.port.deadletter.Retry;
import dev.millrace.domain.record.ContentHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The parts of a dead letter's page. */
final class LetterCards {

  /** From so many on it is sent again only by force. */
  private static final int MANY_DEATHS = 3;

  private final ShownLetter shown;
  private final KeptLetter kept;
  private final DeadLetter letter;
  private final Guest guest;
  private final boolean isPersonal;
  private final Instant now;

  LetterCards(ShownLetter shown, Guest guest, Instant now) {
    this.shown = shown;
    this.kept = shown.kept();
    this.letter = kept.letter();
    this.guest = guest;
    this.isPersonal = guest.isPersonal();
    this.now = now;
  }

  Html facts() {
    return tag(
        "section.card",
        tag("div.state-line", LetterTable.state(kept.state()), tag("p.problem", letter.reason())),
        tag(
            "dl.facts",
            fact("Reason", tag("code", letter.code().name())),
            fact("Hop", text(letter.stage())),
            fact("Died", Words.ago(letter.at(), now)),
            fact("Position", tag("code", letter.position().toString())),
            fact("Attempt", text(attempt())),
            fact("Family", text(letter.family())),
            key(),
            letter
                .event()
                .map(event -> fact("Event", tag("code", event.toString())))
                .orElseGet(Html::nothing),
            letter
                .run()
                .map(
                    run ->
                        fact(
                            "Run",
                            guest.may(Right.READ)
                                ? tag("a", tag("code", run.toString()))
                                    .to(Address.of("runs", run.toString()))
                                : tag("code", run.toString())))
                .orElseGet(Html::nothing),
            exception(),
            retry(),
            served()));
  }

  private String attempt() {
    String deaths = kept.deaths() > 1 ? "; died at " + kept.deaths() + " attempts" : "";
    String guard = kept.deaths() >= MANY_DEATHS ? ", goes out again only by force" : "";
    return letter.attempt() + deaths + guard;
  }

  private Html key() {
    String key = shown.key(isPersonal);
    if (key == null) {
      return fact("Key", text("none"));
    }
    return fact(
        "Key",
        letter.recordKey().isEmpty()
            ? tag("code", key)
            : tag("a", tag("code", key)).to(RecordsPage.address(letter.family(), key)));
  }

  private Html exception() {
    String exception = letter.exception();
    return exception == null ? Html.nothing() : fact("Exception", tag("code", exception));
  }

  private Html retry() {
    Retry retry = kept.retry();
    return retry == null
        ? Html.nothing()
        : fact(
            "Published again",
            Html.all(
                Words.ago(retry.at(), now),
                text(
                    ", as attempt %d by a %s"
                        .formatted(
                            retry.attempt(), retry.redrive() == null ? "replay" : "redrive"))));
  }

  private Html served() {
    Instant served = kept.servedAt();
    return served == null ? Html.nothing() : fact("Seen served", Words.ago(served, now));
  }

  private static Html fact(String name, Html value) {
    return tag("div", tag("dt", name), tag("dd", value));
  }

  Html decoded() {
    String problem = shown.problem();
    return tag(
        "section.card",
        tag("h2", "What it says"),
        problem == null ? masked() : Mark.WARNING.with("Not decoded: " + problem),
        shown.fields().isEmpty() ? Html.nothing() : FieldList.of(shown.fields()));
  }

  private Html masked() {
    return Masking.words(guest, LetterPage.address(kept.number()));
  }

  Html bytes() {
    Bytes bytes = kept.bytes();
    if (bytes == null) {
      return tag("section.card", tag("h2", "Bytes"), tag("p.quiet", "They are not kept with it."));
    }
    return tag(
        "section.card",
        tag("h2", "Bytes"),
        tag(
            "dl.facts",
            fact("Length", text(Words.count(bytes.length(), "byte"))),
            fact("SHA-256", tag("code", ContentHash.ofBytes(bytes).hex()))),
        HexDump.of(bytes, isPersonal));
  }

  Html headers() {
    List<List<Html>> rows = new ArrayList<>();
    shown
        .headers(isPersonal)
        .forEach((name, value) -> rows.add(List.of(tag("code", name), tag("code", value))));
    return tag(
        "section.card",
        tag("h2", "Headers"),
        rows.isEmpty()
            ? tag("p.quiet", "It had none.")
            : Table.of(List.of(Table.Column.of("Header"), Table.Column.of("Value")), rows));
  }
}
