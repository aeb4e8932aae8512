package dev.millrace.adapters.postgres;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.port.erasure.Found;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.record.RecordKey;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.session.SqlSession;

/** What there is of a record, in the pages that named it when this was made and everywhere else. */
final class RecordTraces {

  private final ErasureStatements statements;
  private final String family;
  private final String key;
  private final List<PagePlace> pages;

  RecordTraces(SqlSession session, FamilyName family, RecordKey key) {
    this.statements = session.getMapper(ErasureStatements.class);
    this.family = family.value();
    this.key = key.value();
    this.pages = statements.pages(this.family, this.key);
  }

  List<Found> found() {
    return statements
        .found(
            family,
            key,
            Column.uuids(pages, PagePlace::run),
            Column.integers(pages, PagePlace::page))
        .stream()
        .map(FoundRow::toFound)
        .toList();
  }

  /** Takes the record out of the pages, a page at a time: their bodies are large. */
  void eraseFromPages() {
    for (PagePlace page : pages) {
      blank(page.run(), page.page());
      statements.deleteRecords(page.run(), page.page(), key);
    }
    statements.deleteQuarantined(family, key);
    statements.emptyUnusable(key);
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
