package dev.millrace.bootstrap.services.bench;

import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.View;
import java.util.List;
import java.util.Map;

/** A peer writes rows that it has at hand into empty tables. */
final class WriterSide implements Side {

  private final String name;
  private final String peer;
  private final PeerProcess process;
  private final ViewTables tables;
  private final List<List<Mutation>> records;
  private final List<View> views;

  /**
   * @param peer its name in the process
   * @param records what it has at hand, of which it writes the rows of the views
   */
  WriterSide(
      String name,
      String peer,
      PeerProcess process,
      ViewTables tables,
      List<List<Mutation>> records,
      List<View> views) {
    this.name = name;
    this.peer = peer;
    this.process = process;
    this.tables = tables;
    this.records = records;
    this.views = List.copyOf(views);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Map<String, String> settings() {
    process.goOn();
    Map<String, String> settings = process.settings(peer);
    process.freeze();
    settings.put("records", Integer.toString(records.size()));
    settings.put("views", String.join(" ", views.stream().map(View::name).toList()));
    return settings;
  }

  /** The tables are emptied last: looking for its best settings, the peer writes too. */
  @Override
  public void prepare() {
    process.goOn();
    process.prepare(peer);
    tables.empty(views);
  }

  @Override
  public void work() {
    long unused = process.work(peer);
  }

  @Override
  public Proof prove() {
    process.end(peer);
    process.freeze();
    return tables.proof(ExpectedRows.of(records, views));
  }
}
