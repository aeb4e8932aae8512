package dev.millrace.bootstrap.services.bench;

import dev.millrace.domain.event.RunId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The tables that a page leaves rows in. */
final class IngestTables {

  private static final List<Left> LEFT =
      List.of(
          new Left("pages", "SELECT * FROM millrace.pages WHERE run_id = $run AND page = $page"),
          new Left(
              "page_bodies",
              "SELECT * FROM millrace.page_bodies WHERE run_id = $run AND page = $page"),
          new Left(
              "raw_records",
              "SELECT * FROM millrace.raw_records WHERE run_id = $run AND page = $page"
                  + " ORDER BY index"),
          new Left(
              "outbox",
              "SELECT entry.* FROM millrace.outbox AS entry JOIN millrace.raw_records AS raw"
                  + " ON raw.event_id = entry.id"
                  + " WHERE raw.run_id = $run AND raw.page = $page ORDER BY entry.seq"),
          new Left(
              "latest_versions",
              "SELECT latest.* FROM millrace.latest_versions AS latest"
                  + " JOIN millrace.raw_records AS raw ON raw.event_id = latest.event_id"
                  + " WHERE raw.run_id = $run AND raw.page = $page ORDER BY latest.key"));

  private final PlainSql sql;

  IngestTables(PlainSql sql) {
    this.sql = sql;
  }

  Map<String, String> settings() {
    return sql.settings();
  }

  void empty() {
    sql.execute(
        "TRUNCATE millrace.runs, millrace.pages, millrace.page_bodies, millrace.raw_records,"
            + " millrace.quarantine, millrace.outbox, millrace.latest_versions, millrace.source_fields");
  }

  /** What each page of a run left behind, by page and table. */
  List<List<PlainSql.Rows>> rows(RunId run, int pages) {
    return IntStream.rangeClosed(1, pages)
        .mapToObj(page -> LEFT.stream().map(left -> left.by(run, page, sql)).toList())
        .toList();
  }

  /** Copies in what a page left behind. */
  void copy(List<PlainSql.Rows> page) {
    sql.copyIn(page);
  }

  Proof proof(RunId run, long expected) {
    return sql.proof(
        expected,
        "SELECT count(*), count(DISTINCT aggregateid) FROM millrace.outbox WHERE run_id = ?",
        run.value());
  }

  /**
   * What a page leaves in a table.
   *
   * @param query where {@code $run} and {@code $page} stand for which
   */
  private record Left(String table, String query) {

    PlainSql.Rows by(RunId run, int page, PlainSql sql) {
      return sql.copyOut(
          "millrace." + table,
          query.replace("$run", "'" + run + "'").replace("$page", Integer.toString(page)));
    }
  }
}
