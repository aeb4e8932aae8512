package dev.millrace.bootstrap.services.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows that ingest leaves behind, by COPY into the same tables: one commit per page too. */
final class CopySide implements Side {

  static final String NAME = "copy";

  private final IngestSide ingest;
  private final IngestTables tables;
  private List<List<PlainSql.Rows>> pages = List.of();

  /**
   * @param ingest whose rows are copied
   */
  CopySide(IngestSide ingest, IngestTables tables) {
    this.ingest = ingest;
    this.tables = tables;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>(ingest.settings());
    settings.put("format", "COPY FROM STDIN, binary");
    return settings;
  }

  @Override
  public void prepare() {
    ingest.prepare();
    ingest.work();
    pages = tables.rows(ingest.run(), ingest.pages().plan().pages());
    tables.empty();
  }

  @Override
  public void work() {
    pages.forEach(tables::copy);
  }

  @Override
  public Proof prove() {
    return ingest.prove();
  }
}
