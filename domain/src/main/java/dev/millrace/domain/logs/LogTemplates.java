package dev.millrace.domain.logs;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.family.WindowedCount;
import dev.millrace.domain.operator.KeyedOperator;
import dev.millrace.domain.operator.KeyedStep;
import dev.millrace.domain.view.View;
import java.util.List;
import java.util.Optional;

/**
 * Mines the templates of each source, counts their lines by the minute, and tells of new ones and
 * of rates that leave their bands.
 */
final class LogTemplates implements KeyedOperator<LoggedLine> {

  @Override
  public List<View> views() {
    return List.of(TemplateViews.TEMPLATES, TemplateViews.COUNTS, TemplateViews.ALERTS);
  }

  @Override
  public List<View> completed() {
    return List.of();
  }

  @Override
  public Optional<View> alerts() {
    return Optional.of(TemplateViews.ALERTS);
  }

  @Override
  public Optional<String> key(LoggedLine line) {
    return Optional.of(line.source());
  }

  /** A line counts when it was written, but no more than a minute after it was taken in. */
  @Override
  public KeyedStep apply(String source, Bytes before, List<Event<LoggedLine>> events) {
    SourceTemplates templates = SourceTemplates.of(source, before);
    for (Event<LoggedLine> event : events) {
      templates.take(event.record().line(), WindowedCount.countedAt(event, event.ingestedAt()));
    }
    return new KeyedStep(templates.bytes(), templates.rows());
  }
}
