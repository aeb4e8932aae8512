package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;
import static dev.millrace.adapters.http.html.Html.text;

import dev.millrace.adapters.http.api.Reply;
import dev.millrace.adapters.http.api.Right;
import dev.millrace.adapters.http.api.Route;
import dev.millrace.adapters.http.html.Address;
import dev.millrace.adapters.http.html.Html;
import dev.millrace.application.query.QueryViews;
import dev.millrace.application.query.ViewAnswer;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.View;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** The views, what each is asked by, and what it answers. */
final class ViewsPage {

  private static final String SERVER = "Cassandra";

  private final QueryViews views;
  private final InstantSource clock;
  private final Gate gate;
  private final Questions questions;

  ViewsPage(QueryViews views, Questions questions, InstantSource clock, Gate gate) {
    this.views = views;
    this.questions = questions;
    this.clock = clock;
    this.gate = gate;
  }

  List<Route> routes() {
    return List.of(
        gate.page("/views", Right.READ_RECORDS, guest -> Gate.now(list(guest.session()))),
        gate.page("/views/{view}", Right.READ_RECORDS, this::show));
  }

  private Reply list(Session session) {
    return page(
        session,
        "Views",
        Html.all(
            tag("div.title", tag("h1", "Views")),
            tag(
                "section.card.flush",
                Table.of(
                    List.of(
                        Table.Column.of("View"),
                        Table.Column.of("Asked by"),
                        Table.Column.of("In the order of")),
                    views.views().stream().map(ViewsPage::row).toList())),
            tag("section.card", tag("h2", "On the command line"), Command.of("query").html())));
  }

  private static List<Html> row(View view) {
    return List.of(
        tag("a", view.name()).to(Address.of("views", view.name())),
        text(names(view.partitionKey())),
        text(names(view.clusteringKey())));
  }

  private static String names(List<Column> columns) {
    return columns.stream()
        .map(column -> column.name() + (column.isDescending() ? ", the largest first" : ""))
        .collect(Collectors.joining(", "));
  }

  private CompletionStage<Reply> show(Guest guest) {
    String name = guest.request().named("view");
    return views.views().stream()
        .filter(view -> view.name().equals(name))
        .findFirst()
        .map(view -> show(guest, ViewForm.of(view, guest, clock)))
        .orElseGet(
            () ->
                Gate.now(Frame.notice(Frame.NOT_FOUND, "No such view", "There is no such view.")));
  }

  private CompletionStage<Reply> show(Guest guest, ViewForm form) {
    if (!form.isAsked()) {
      return Gate.now(
          page(guest.session(), form.view().name(), content(guest, form, Html.nothing())));
    }
    return questions
        .ask(SERVER, () -> views.ask(form.question(guest.isPersonal())))
        .thenApply(
            answer ->
                page(
                    guest.session(),
                    form.view().name(),
                    content(
                        guest,
                        form,
                        answer.html(
                            Masking.again(guest, form.masked()), found -> answer(form, found)))));
  }

  private static Html content(Guest guest, ViewForm form, Html answer) {
    return Html.all(
        tag(
            "div.title",
            tag("p.crumb", tag("a", "Views").to(Address.of("views"))),
            tag("h1", form.view().name())),
        tag("section.card", form.html(), Masking.words(guest, form.masked())),
        form.isAsked()
            ? tag("section.card", answer).with("id", "answer").with("data-live", "")
            : Html.nothing());
  }

  private static Html answer(ViewForm form, ViewAnswer answer) {
    if (answer instanceof ViewAnswer.Page page) {
      return ViewTable.of(form, page);
    }
    return answer instanceof ViewAnswer.Refused refused
        ? Fields.mistakes(refused.problems())
        : Fields.mistakes(List.of(((ViewAnswer.Unknown) answer).problem()));
  }

  private static Reply page(Session session, String title, Html content) {
    return Frame.page(Frame.OK, session, Page.still(Place.VIEWS, title, content));
  }
}
