package dev.millrace.adapters.postgres;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.Erasure;
import dev.millrace.domain.port.erasure.Erasures;
import dev.millrace.domain.port.erasure.Found;
import dev.millrace.domain.port.erasure.Remains;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.ibatis.session.SqlSession;

/**
 * What there is of a record: in the pages that had it when this was made, where its key is known to
 * be named, and everywhere else.
 */
final class RecordTraces {

  private final SqlSession session;
  private final ErasureStatements statements;
  private final String family;
  private final String key;
  private final Mentions mentions;
  private final List<PagePlace> pages;

  RecordTraces(SqlSession session, FamilyName family, RecordKey key, Mentions mentions) {
    this.session = session;
    this.statements = session.getMapper(ErasureStatements.class);
    this.family = family.value();
    this.key = key.value();
    this.mentions = mentions;
    this.pages =
        Stream.concat(
                statements.pages(this.family, this.key).stream(),
                mentions.quarantined().stream().map(QuarantinedPlace::onItsPage))
            .distinct()
            .sorted(Comparator.comparing(PagePlace::run).thenComparing(PagePlace::page))
            .toList();
  }

  Remains remains() {
    VersionRow version = statements.version(family, key);
    return new Remains(
        version == null ? null : version.toVersion(),
        session
            .getMapper(HistoryStatements.class)
            .contents(family, key, Erasures.MOST_CONTENTS)
            .stream()
            .map(ContentRow::toContent)
            .toList(),
        before(),
        Optional.ofNullable(statements.slot(family, key)),
        session.getMapper(IntakeStatements.class).clockMicros(),
        found());
  }

  private Erasure before() {
    return statements.erasures(family, key).stream()
        .map(Erasure::read)
        .filter(Erasure::isReadable)
        .reduce(Erasure.OF_NOBODY, Erasure::and);
  }

  List<Found> found() {
    return found(Stream.concat(inRows(), letters()));
  }

  /** In all stores but that of the dead letters. */
  Stream<FoundRow> inRows() {
    return statements
        .found(
            family,
            key,
            Column.uuids(pages, PagePlace::run),
            Column.integers(pages, PagePlace::page),
            QuarantinedColumns.of(mentions.quarantined()),
            Column.longs(mentions.answers(), AnswerPlace::id))
        .stream();
  }

  Stream<FoundRow> letters() {
    return Stream.of(statements.foundLetters(family, key));
  }

  static List<Found> found(Stream<FoundRow> rows) {
    return rows.map(FoundRow::toFound).sorted(Comparator.comparing(Found::store)).toList();
  }

  /**
   * Takes the record out of the pages, a page at a time, as their bodies are large, and in an order
   * that all have who erase what came on the same pages.
   */
  void eraseFromPages() {
    for (PagePlace page : pages) {
      blank(page.run(), page.page());
      statements.deleteRecords(page.run(), page.page(), key);
    }
    statements.deleteQuarantined(QuarantinedColumns.of(mentions.quarantined()));
    statements.emptyUnusable(Column.longs(mentions.answers(), AnswerPlace::id));
  }

  private void blank(UUID run, int page) {
    Bytes body = statements.body(run, page);
    if (body != null && body.length() > 0) {
      Bytes left = body;
      for (Bytes record : statements.records(run, page, key)) {
        left = left.without(record);
      }
      statements.rewrite(run, page, left, key);
    }
  }
}
