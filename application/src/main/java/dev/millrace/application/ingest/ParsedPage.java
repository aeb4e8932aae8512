package dev.millrace.application.ingest;

import dev.millrace.domain.document.FieldPaths;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.port.source.FetchedPage;
import dev.millrace.domain.record.RawRecord;
import java.util.List;
import java.util.SortedSet;

/**
 * A page with all that can be made of it before a key is locked.
 *
 * @param candidates one for each record that is taken, in their order
 * @param fields the paths of the fields of all its records
 */
public record ParsedPage<R>(
    FetchedPage page, List<Candidate<R>> candidates, SortedSet<String> fields) {

  public ParsedPage {
    candidates = List.copyOf(candidates);
  }

  /** A page of which the first records are taken. */
  static <R> ParsedPage<R> of(Family<R> family, FetchedPage page, int wanted) {
    return of(
        page, page.records().stream().limit(wanted).map(raw -> Candidate.of(family, raw)).toList());
  }

  /** A page whose records are parsed already. */
  public static <R> ParsedPage<R> of(FetchedPage page, List<Candidate<R>> candidates) {
    return new ParsedPage<>(
        page, candidates, FieldPaths.of(page.records().stream().map(RawRecord::document).toList()));
  }
}
