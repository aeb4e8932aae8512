package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;

import dev.millrace.adapters.http.api.Reply;
import dev.millrace.adapters.http.api.Right;
import dev.millrace.adapters.http.api.Route;
import dev.millrace.adapters.http.html.Address;
import dev.millrace.adapters.http.html.Html;
import dev.millrace.application.browse.BrowseTopics;
import dev.millrace.application.browse.ToldPage;
import dev.millrace.application.browse.TopicQuestion;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.record.FamilyName;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Messages of one topic. */
final class MessagesPage {

  private final Families families;
  private final BrowseTopics topics;
  private final Gate gate;
  private final LongLooks<TopicQuestion, ToldPage> looks;

  MessagesPage(
      Families families, BrowseTopics topics, Questions questions, InstantSource clock, Gate gate) {
    this.families = families;
    this.topics = topics;
    this.gate = gate;
    this.looks = new LongLooks<>("Kafka", questions, clock);
  }

  List<Route> routes() {
    return List.of(gate.page("/topics/{family}", Right.READ_RECORDS, this::show));
  }

  /** The page of a family's topic. */
  static Address address(FamilyName family) {
    return Address.of("topics", family.value());
  }

  private CompletionStage<Reply> show(Guest guest) {
    return families
        .find(guest.request().named("family"))
        .map(Family::name)
        .map(family -> show(guest, MessageForm.of(family, guest)))
        .orElseGet(
            () ->
                Gate.now(
                    Frame.notice(Frame.NOT_FOUND, "No such topic", "There is no such family.")));
  }

  private CompletionStage<Reply> show(Guest guest, MessageForm form) {
    MessageForm.Read read = form.read(guest.isPersonal());
    Optional<TopicQuestion> question = read.question();
    if (question.isEmpty()) {
      return Gate.now(
          page(Frame.BAD_REQUEST, guest, form, form.html(read.mistakes()), Html.nothing()));
    }
    return looks
        .ask(question.get(), () -> topics.look(question.get()))
        .thenApply(
            found ->
                page(
                    Frame.OK,
                    guest,
                    form,
                    form.html(List.of()),
                    tag(
                            "section.card.flush",
                            found.html(
                                Masking.again(guest, form.masked()),
                                told -> new MessageTable(form, told).html()))
                        .with("id", "messages")
                        .with("data-live", "")));
  }

  private static Reply page(
      int status, Guest guest, MessageForm form, Html question, Html messages) {
    return Frame.page(
        status,
        guest.session(),
        Page.still(
            Place.TOPICS,
            form.family().topic(),
            Html.all(
                tag(
                    "div.title",
                    tag("p.crumb", tag("a", "Topics and schemas").to(Place.TOPICS.address())),
                    tag("h1", "Messages of " + form.family().topic())),
                tag("section.card", question, Masking.words(guest, form.masked())),
                messages)));
  }
}
