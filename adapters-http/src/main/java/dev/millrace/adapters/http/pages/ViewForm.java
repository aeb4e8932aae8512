package dev.millrace.adapters.http.pages;

import static dev.millrace.adapters.http.html.Element.tag;

import dev.millrace.adapters.http.html.Address;
import dev.millrace.adapters.http.html.Html;
import dev.millrace.application.query.QueryViews;
import dev.millrace.application.query.ViewQuestion;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.ColumnType;
import dev.millrace.domain.view.View;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a view is asked by, and what somebody has filled in.
 *
 * @param today what days are where nobody has filled one in
 * @param isUnmasked whether personal data is asked for
 */
record ViewForm(View view, Map<String, String> filled, LocalDate today, boolean isUnmasked) {

  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String PAGE = "page";
  private static final int LONGEST = 400;
  private static final int ROWS = 50;

  ViewForm {
    filled = Map.copyOf(filled);
  }

  static ViewForm of(View view, Guest guest, InstantSource clock) {
    return new ViewForm(
        view,
        guest.request().query(),
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
        Masking.isKept(guest));
  }

  /** Whether its rows are counts of windows, which make a chart. */
  boolean isWindowed() {
    return view.clusteringKey().size() == 1
        && view.clusteringKey().get(0).type() == ColumnType.TIMESTAMP;
  }

  /** Nobody asks for ids from one to another. */
  private boolean isBounded() {
    return !view.clusteringKey().isEmpty() && view.clusteringKey().get(0).type() != ColumnType.UUID;
  }

  boolean isAsked() {
    return view.partitionKey().stream().allMatch(column -> filled.containsKey(column.name()));
  }

  ViewQuestion question(boolean isPersonal) {
    Map<String, String> key = new HashMap<>();
    view.partitionKey().forEach(column -> key.put(column.name(), value(column.name())));
    return new ViewQuestion(
        view.name(),
        key,
        given(FROM),
        given(TO),
        given(PAGE),
        isWindowed() ? QueryViews.MOST : ROWS,
        isPersonal);
  }

  private String value(String field) {
    return filled.getOrDefault(field, "").strip();
  }

  private @Nullable String given(String field) {
    String value = value(field);
    return value.isEmpty() ? null : value;
  }

  /** The address of the same question's next rows. */
  Address behind(String next) {
    Address address = masked().with(PAGE, next);
    return isUnmasked ? address.with(Masking.PERSONAL, Masking.SHOWN) : address;
  }

  /** The address of the same question; before there is one, that of the form. */
  Address masked() {
    Address address = Address.of("views", view.name());
    if (!isAsked()) {
      return address;
    }
    for (Column column : view.partitionKey()) {
      address = address.with(column.name(), value(column.name()));
    }
    for (String bound : List.of(FROM, TO)) {
      address = value(bound).isEmpty() ? address : address.with(bound, value(bound));
    }
    return address;
  }

  Html html() {
    List<Html> fields = new ArrayList<>();
    view.partitionKey().forEach(column -> fields.add(key(column)));
    if (isBounded()) {
      fields.add(bound("From ", FROM));
      fields.add(bound("To below ", TO));
    }
    if (isUnmasked) {
      fields.add(Fields.hidden(Masking.PERSONAL, Masking.SHOWN));
    }
    fields.add(
        tag("div.action", tag("button.primary", "Ask").with("type", "submit"), command().html()));
    return tag("form.fields", fields).with("method", "get").to(Address.of("views", view.name()));
  }

  private Html key(Column column) {
    String standard = column.type() == ColumnType.DATE ? today.toString() : "";
    return Fields.labelled(
        column.name(),
        Fields.input("text", column.name(), filled.getOrDefault(column.name(), standard))
            .with("required", true)
            .with("maxlength", String.valueOf(LONGEST))
            .with("spellcheck", "false")
            .with("placeholder", shape(column.type())));
  }

  private Html bound(String label, String name) {
    Column column = view.clusteringKey().get(0);
    return Fields.labelled(
        label + column.name(),
        Fields.input("text", name, value(name))
            .with("maxlength", String.valueOf(LONGEST))
            .with("spellcheck", "false")
            .with("placeholder", shape(column.type())));
  }

  private static String shape(ColumnType type) {
    return switch (type) {
      case DATE -> "2010-01-31";
      case TIMESTAMP -> "2010-01-31T12:00:00Z";
      case UUID -> "00000000-0000-0000-0000-000000000000";
      default -> "";
    };
  }

  private Command command() {
    Command command = Command.of("query").and(view.name());
    for (Column column : view.partitionKey()) {
      String value = value(column.name());
      command = command.and(column.name() + "=" + (value.isEmpty() ? "…" : value));
    }
    command = value(FROM).isEmpty() ? command : command.and("--from", value(FROM));
    command = value(TO).isEmpty() ? command : command.and("--to", value(TO));
    return isUnmasked ? command.and("--personal") : command;
  }
}
