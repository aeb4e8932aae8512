package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;
import static dev.millrace.adapters.http.html.Html.text;

import dev.millrace.adapters.http.api.Reply;
import dev.millrace.adapters.http.api.Route;
import dev.millrace.adapters.http.html.Html;
import dev.millrace.application.path.StreamReading;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.port.schema.Schemas;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.schedule.Span;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The families' topics with their readers, and the versions of their schemas. */
final class TopicsPage {

  private final Families families;
  private final Supplier<List<StreamReading>> readers;
  private final Schemas schemas;
  private final Questions postgres;
  private final Gate gate;

  /** Kafka's clients take minutes to give up. */
  private final Questions kafka;

  TopicsPage(
      Families families,
      Supplier<List<StreamReading>> readers,
      Schemas schemas,
      Questions postgres,
      Gate gate) {
    this.families = families;
    this.readers = readers;
    this.schemas = schemas;
    this.postgres = postgres;
    this.kafka = postgres.apart();
    this.gate = gate;
  }

  List<Route> routes() {
    return List.of(gate.page("/topics", guest -> show(guest.session())));
  }

  private CompletionStage<Reply> show(Session session) {
    CompletionStage<Part<List<StreamReading>>> lag = kafka.ask("Kafka", readers);
    return postgres
        .ask(RunsPage.SERVER, schemas::all)
        .thenCombine(
            lag,
            (all, streams) ->
                Frame.page(
                    Frame.OK,
                    session,
                    Page.still(Place.TOPICS, "Topics and schemas", content(streams, all))));
  }

  private Html content(Part<List<StreamReading>> streams, Part<List<RegisteredSchema>> all) {
    return Html.all(
        tag("div.title", tag("h1", "Topics and schemas")),
        tag("h2", "Topics, and who reads them"),
        tag("section.card.flush", streams.html(TopicsPage::topics))
            .with("id", "topics")
            .with("data-live", ""),
        tag("h2", "Schemas"),
        tag(
            "p.quiet",
            "Each version of a schema reads what was written by any other: what does not is not"
                + " registered."),
        tag("section.card.flush", all.html(this::schemas))
            .with("id", "schemas")
            .with("data-live", ""),
        tag(
            "section.card",
            tag("h2", "On the command line"),
            Command.of("topics").html(),
            Command.of("schemas check").html(),
            Command.of("schemas register").html()));
  }

  private static Html topics(List<StreamReading> streams) {
    return Table.of(
        List.of(
            Table.Column.of("Topic"),
            Table.Column.of("Consumer group"),
            Table.Column.number("Read"),
            Table.Column.number("Waits"),
            Table.Column.number("Oldest")),
        streams.stream().map(TopicsPage::row).toList());
  }

  private static List<Html> row(StreamReading stream) {
    FamilyName family = new FamilyName(stream.family());
    return List.of(
        tag("a", family.topic()).to(MessagesPage.address(family)),
        tag("code", family.group(stream.query())),
        text(Words.count(stream.read())),
        text(Words.count(stream.unread())),
        text(stream.unread() == 0 ? "–" : Span.words(stream.age())));
  }

  private Html schemas(List<RegisteredSchema> all) {
    Map<String, List<RegisteredSchema>> bySubject =
        all.stream().collect(Collectors.groupingBy(RegisteredSchema::subject));
    return Table.of(
        List.of(
            Table.Column.of("Family"),
            Table.Column.of("Subject"),
            Table.Column.of("Ids"),
            Table.Column.of("Newest"),
            Table.Column.of("Fingerprint")),
        families.all().stream()
            .map(
                family ->
                    row(family.name(), bySubject.getOrDefault(family.name().subject(), List.of())))
            .toList());
  }

  private static List<Html> row(FamilyName family, List<RegisteredSchema> versions) {
    if (versions.isEmpty()) {
      return List.of(
          tag("a", family.value()).to(MessagesPage.address(family)),
          tag("code", family.subject()),
          text("–"),
          Mark.WARNING.with("not registered"),
          text("–"));
    }
    RegisteredSchema newest = versions.get(versions.size() - 1);
    return List.of(
        tag("a", family.value()).to(MessagesPage.address(family)),
        tag("code", family.subject()),
        text(
            versions.stream()
                .map(version -> String.valueOf(version.id().value()))
                .collect(Collectors.joining(", "))),
        Html.all(
            tag(
                "details",
                tag("summary", "Schema " + newest.id().value()),
                tag("pre.schema", tag("code", newest.definition()))),
            SchemaVersions.of(versions)),
        tag("code", Words.brief(newest.fingerprint())).with("title", newest.fingerprint()));
  }
}
