package dev.millrace.domain.logs;

import static dev.millrace.domain.view.ColumnType.BIGINT;
import static dev.millrace.domain.view.ColumnType.DATE;
import static dev.millrace.domain.view.ColumnType.INT;
import static dev.millrace.domain.view.ColumnType.TEXT;
import static dev.millrace.domain.view.ColumnType.TIMESTAMP;

import dev.millrace.domain.family.WindowedCount;
import dev.millrace.domain.template.Level;
import dev.millrace.domain.template.RateAlert;
import dev.millrace.domain.template.Template;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The views of templates, and their rows: what is null in one of these is left as it is. */
final class TemplateViews {

  private static final Column SOURCE = Column.of("source", TEXT);
  private static final Column TEMPLATE = Column.of("template", TEXT);

  /** A template that became part of another belongs to that one, which may belong to a third. */
  static final View TEMPLATES =
      new View(
          "log_templates_by_source",
          List.of(SOURCE),
          List.of(TEMPLATE),
          List.of(
              Column.of("belongs_to", TEXT),
              Column.of("version", INT),
              Column.of("text", TEXT),
              Column.of("level", TEXT),
              Column.of("example", TEXT).personal(),
              Column.of("lines", BIGINT),
              Column.of("first_at", TIMESTAMP),
              Column.of("last_at", TIMESTAMP)));

  static final View COUNTS =
      WindowedCount.view(
          "log_line_counts_by_source_template_and_minute", List.of("source", "template"));

  static final View ALERTS =
      new View(
          "log_alerts_by_source_and_day",
          List.of(SOURCE, Column.of("day", DATE)),
          List.of(Column.of("at", TIMESTAMP).descending(), TEMPLATE, Column.of("kind", TEXT)),
          List.of(
              Column.of("text", TEXT),
              Column.of("lines", BIGINT),
              Column.of("low", BIGINT),
              Column.of("high", BIGINT)));

  private static final String NEW = "new template";
  private static final String LEFT = "rate left its band";
  private static final String RETURNED = "rate returned";

  private final String source;

  TemplateViews(String source) {
    this.source = source;
  }

  /** A template that was not there before, with its first line. */
  ViewRow found(Template template, Level level, String line) {
    return template(template, template.id(), level.name(), line);
  }

  /** A template as it is now. */
  ViewRow now(Template template) {
    return template(template, template.id(), null, null);
  }

  /** A template as it was when it became part of another. */
  ViewRow forwarded(Template template, String to) {
    return template(template, to, null, null);
  }

  private ViewRow template(
      Template one, String belongsTo, @Nullable String level, @Nullable String example) {
    return row(
        TEMPLATES,
        source,
        one.id(),
        belongsTo,
        one.version(),
        one.text(),
        level,
        example,
        one.lines(),
        Instant.ofEpochMilli(one.firstAt()),
        Instant.ofEpochMilli(one.lastAt()));
  }

  ViewRow count(Minutes.Place place, long count) {
    Instant start = start(place.minute());
    return row(
        COUNTS, source, place.template(), start.atZone(ZoneOffset.UTC).toLocalDate(), start, count);
  }

  /** That a template is new. */
  ViewRow alert(Template found) {
    Instant at = Instant.ofEpochMilli(found.firstAt());
    return alert(at, found.id(), NEW, found.text(), found.lines(), null, null);
  }

  /** What a template's rate did. */
  ViewRow alert(String template, RateAlert alert) {
    if (alert instanceof RateAlert.Left left) {
      Instant at = start(left.minute());
      return alert(at, template, LEFT, null, left.lines(), left.low(), left.high());
    }
    RateAlert.Returned returned = (RateAlert.Returned) alert;
    Instant at = start(returned.minute());
    return alert(at, template, RETURNED, null, returned.lines(), null, null);
  }

  private ViewRow alert(
      Instant at,
      String template,
      String kind,
      @Nullable String text,
      long lines,
      @Nullable Long low,
      @Nullable Long high) {
    return row(
        ALERTS,
        source,
        at.atZone(ZoneOffset.UTC).toLocalDate(),
        at,
        template,
        kind,
        text,
        lines,
        low,
        high);
  }

  private static Instant start(long minute) {
    return Instant.EPOCH.plus(Duration.ofMinutes(minute));
  }

  private static ViewRow row(View view, @Nullable Object... values) {
    return new ViewRow(view, Arrays.asList(values));
  }
}
