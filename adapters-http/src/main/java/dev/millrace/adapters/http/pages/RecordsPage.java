package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;

import dev.millrace.adapters.http.api.Reply;
import dev.millrace.adapters.http.api.Right;
import dev.millrace.adapters.http.api.Route;
import dev.millrace.adapters.http.html.Address;
import dev.millrace.adapters.http.html.Html;
import dev.millrace.application.query.QueryViews;
import dev.millrace.application.query.ViewQuestion;
import dev.millrace.application.trace.FollowRecord;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.ledger.Sighting;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.View;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** One record at every hop that has seen it. */
final class RecordsPage {

  private static final Address HERE = Address.of("records");
  private static final String FAMILY = "family";
  private static final String KEY = "key";

  private final Families families;
  private final FollowRecord records;
  private final QueryViews views;
  private final Questions questions;
  private final LongLooks<Sought, List<Sighting>> topics;
  private final Gate gate;

  RecordsPage(
      Families families,
      FollowRecord records,
      QueryViews views,
      Questions questions,
      InstantSource clock,
      Gate gate) {
    this.families = families;
    this.records = records;
    this.views = views;
    this.questions = questions;
    this.topics = new LongLooks<>("Kafka", questions.apart(), clock);
    this.gate = gate;
  }

  List<Route> routes() {
    return List.of(gate.page("/records", Right.READ_RECORDS, this::show));
  }

  /** The page of a record. */
  static Address address(String family, String key) {
    return HERE.with(FAMILY, family).with(KEY, key);
  }

  private record Sought(Family<?> family, RecordKey key) {}

  private CompletionStage<Reply> show(Guest guest) {
    String family = guest.parameter(FAMILY);
    String key = guest.parameter(KEY).strip();
    if (key.isEmpty()) {
      return Gate.now(page(Frame.OK, guest, Html.nothing(), List.of()));
    }
    Optional<Family<?>> found =
        families.all().stream()
            .<Family<?>>map(one -> one)
            .filter(one -> one.name().value().equals(family))
            .findFirst();
    try {
      return found.isPresent()
          ? show(guest, new Sought(found.get(), new RecordKey(key)))
          : refused(guest, "There is no such family.");
    } catch (IllegalArgumentException refused) {
      return refused(guest, String.valueOf(refused.getMessage()));
    }
  }

  private CompletionStage<Reply> refused(Guest guest, String why) {
    return Gate.now(page(Frame.BAD_REQUEST, guest, Html.nothing(), List.of(why)));
  }

  private CompletionStage<Reply> show(Guest guest, Sought sought) {
    boolean isPersonal = guest.isPersonal();
    FamilyName family = sought.family().name();
    RecordKey key = sought.key();
    CompletionStage<Part<RecordCards.Stored>> stored =
        questions.ask(
            RunsPage.SERVER,
            () ->
                new RecordCards.Stored(
                    records.inStores(family, key), records.versions(family, key, isPersonal)));
    CompletionStage<Part<RecordCards.Served>> served =
        questions.ask(
            "Cassandra",
            () ->
                new RecordCards.Served(
                    records.inViews(family, key), views.ask(byKey(sought, isPersonal))));
    return topics
        .ask(sought, () -> records.inLog(family, key))
        .thenCompose(
            topic ->
                stored.thenCombine(
                    served,
                    (before, behind) ->
                        new RecordCards(
                            before,
                            topic,
                            behind,
                            query(sought, isPersonal),
                            Masking.again(guest, masked(guest)))))
        .thenApply(cards -> page(Frame.OK, guest, cards.html(), List.of()));
  }

  /** Of the family's first view, which is asked by the record's key alone. */
  private static ViewQuestion byKey(Sought sought, boolean isPersonal) {
    View view = sought.family().views().get(0);
    return new ViewQuestion(
        view.name(),
        Map.of(view.partitionKey().get(0).name(), sought.key().value()),
        null,
        null,
        null,
        1,
        isPersonal);
  }

  /** Shows the same row, and no more of it. */
  private static Command query(Sought sought, boolean isPersonal) {
    ViewQuestion question = byKey(sought, isPersonal);
    Command command = Command.of("query").and(question.view());
    for (Map.Entry<String, String> column : question.key().entrySet()) {
      command = command.and(column.getKey() + "=" + column.getValue());
    }
    return isPersonal ? command.and("--personal") : command;
  }

  private Reply page(int status, Guest guest, Html content, List<String> mistakes) {
    return Frame.page(
        status,
        guest.session(),
        Page.still(
            Place.RECORDS,
            "Records",
            Html.all(
                tag("div.title", tag("h1", "Follow a record")),
                tag("section.card", form(guest, mistakes), Masking.words(guest, masked(guest))),
                content)));
  }

  private static Address masked(Guest guest) {
    String key = guest.parameter(KEY).strip();
    return key.isEmpty() ? HERE : address(guest.parameter(FAMILY), key);
  }

  private Html form(Guest guest, List<String> mistakes) {
    String key = guest.parameter(KEY).strip();
    List<String> names = families.all().stream().map(family -> family.name().value()).toList();
    String family = guest.parameter(FAMILY).isEmpty() ? names.get(0) : guest.parameter(FAMILY);
    return tag(
            "form.fields",
            Fields.mistakes(mistakes),
            Masking.isKept(guest) ? Fields.hidden(Masking.PERSONAL, Masking.SHOWN) : Html.nothing(),
            Fields.labelled("Family", Fields.choice(FAMILY, family, names)),
            Fields.wide(
                "Key",
                Fields.input("text", KEY, key)
                    .with("required", true)
                    .with("spellcheck", "false")
                    .with("maxlength", "400")),
            tag(
                "div.action",
                tag("button.primary", "Follow it").with("type", "submit"),
                Command.of("trace")
                    .and(key.isEmpty() ? "KEY" : key)
                    .and("--family", family)
                    .html()))
        .with("method", "get")
        .to(HERE);
  }
}
