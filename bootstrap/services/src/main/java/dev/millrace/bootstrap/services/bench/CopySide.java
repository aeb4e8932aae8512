package dev.millrace.bootstrap.services.bench;

import dev.millrace.domain.port.source.FetchedPage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The records' bytes by COPY into one table with a primary key. */
final class CopySide implements Side {

  private final SimulatedPages pages;
  private final PlainSql sql;
  private final Map<String, String> settings;
  private UUID run = UUID.randomUUID();

  private CopySide(SimulatedPages pages, PlainSql sql, Map<String, String> settings) {
    this.pages = pages;
    this.sql = sql;
    this.settings = settings;
  }

  static CopySide of(SimulatedPages pages, PlainSql sql, Map<String, String> settings) {
    sql.execute(
        "CREATE TABLE bench_copy (run_id uuid, page int, index int, bytes bytea,"
            + " PRIMARY KEY (run_id, page, index))");
    Map<String, String> own = new LinkedHashMap<>(settings);
    own.put("format", "COPY FROM STDIN, binary");
    return new CopySide(pages, sql, own);
  }

  @Override
  public String name() {
    return "copy";
  }

  @Override
  public Map<String, String> settings() {
    return settings;
  }

  @Override
  public void work() {
    run = UUID.randomUUID();
    for (FetchedPage page : pages.all()) {
      sql.copy(
          "COPY bench_copy (run_id, page, index, bytes) FROM STDIN (FORMAT binary)",
          CopyRows.of(run, page, pages.plan().wanted(page.request().page())));
    }
  }

  @Override
  public Proof prove() {
    return sql.proof(
        pages.records(),
        "SELECT count(*), count(DISTINCT (page, index)) FROM bench_copy WHERE run_id = ?",
        run);
  }
}
