package dev.millrace.domain.logs;

import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.event.Event;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.family.WindowedCount;
import dev.millrace.domain.operator.KeyedOperator;
import dev.millrace.domain.record.ContentHash;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.Parsed;
import dev.millrace.domain.record.RawRecord;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.record.Sort;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The family {@code logs}. */
public final class Logs implements Family<LoggedLine> {

  private static final FamilyName NAME = new FamilyName("logs");

  private static final List<View> VIEWS = List.of(LogViews.BY_ID, LogViews.BY_SOURCE_AND_MINUTE);

  private static final List<WindowedCount<LoggedLine>> COUNTS =
      List.of(
          new WindowedCount<>(
              WindowedCount.view(
                  "log_line_counts_by_source_level_and_minute", List.of("source", "level")),
              Duration.ofMinutes(1),
              event -> Optional.of(sourceAndLevel(event.record()))));

  private static final KeyedOperator<LoggedLine> OPERATOR = new LogTemplates();

  private static String sourceAndLevel(LoggedLine line) {
    return line.source() + WindowedCount.AND + line.level().name();
  }

  @Override
  public FamilyName name() {
    return NAME;
  }

  @Override
  public Sort sort() {
    return Sort.EVENT;
  }

  @Override
  public Set<String> secrets() {
    return Set.of();
  }

  @Override
  public Parsed<LoggedLine> parse(RawRecord raw) {
    return LoggedLineParser.parse(raw);
  }

  @Override
  public RecordKey key(LoggedLine line) {
    return new RecordKey(line.id().toString());
  }

  @Override
  public ContentHash contentHash(LoggedLine line) {
    return ContentHash.ofFields(LoggedLineForm.fields(line));
  }

  @Override
  public Document write(LoggedLine line) {
    return MapDocument.of(LoggedLineForm.fields(line));
  }

  @Override
  public LoggedLine read(Document written) {
    return LoggedLineForm.read(written);
  }

  @Override
  public Optional<Instant> eventTime(LoggedLine line) {
    return Optional.of(line.at());
  }

  @Override
  public boolean admits(LoggedLine line) {
    return !line.isBlank();
  }

  @Override
  public ViewKeys viewKeys(LoggedLine line) {
    return LogViews.keys(line);
  }

  @Override
  public List<View> views() {
    return VIEWS;
  }

  @Override
  public List<Mutation> project(Event<LoggedLine> event, Position position) {
    return LogViews.mutations(event, position);
  }

  @Override
  public List<WindowedCount<LoggedLine>> windowedCounts() {
    return COUNTS;
  }

  @Override
  public Optional<KeyedOperator<LoggedLine>> operator() {
    return Optional.of(OPERATOR);
  }
}
