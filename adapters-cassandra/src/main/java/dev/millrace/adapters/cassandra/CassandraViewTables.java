package dev.millrace.adapters.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.millrace.domain.port.serving.ViewTables;
import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tables in Cassandra; whole ones are read in the order of their tokens, a page at a time. */
public final class CassandraViewTables implements ViewTables {

  private final CqlSession session;
  private final String keyspace;
  private final Statements statements;
  private final RequestLimits limits;
  private final Ddl ddl;
  private final int page;

  public CassandraViewTables(CqlSession session, String keyspace, RequestLimits limits) {
    this(session, keyspace, limits, 500);
  }

  CassandraViewTables(CqlSession session, String keyspace, RequestLimits limits, int page) {
    this.session = session;
    this.keyspace = keyspace;
    this.statements = new Statements(keyspace);
    this.limits = limits;
    this.ddl = new Ddl(session, keyspace);
    this.page = page;
  }

  @Override
  public void create(View table) {
    ddl.run("make table " + table.name(), statements.createIfNotThere(table));
  }

  /**
   * Emptied before it is dropped, as nobody writes to it any more: a node that has to make room in
   * its commit log while it drops a table does not find what it still has to flush of that, takes
   * this for a failure of its disk, and no longer listens ({@code commit_failure_policy: stop}). Of
   * an empty table it has nothing to flush.
   */
  @Override
  public void drop(View table) {
    if (isThere(table)) {
      ddl.run("empty table " + table.name(), "TRUNCATE TABLE " + statements.table(table));
    }
    ddl.run(
        "drop table " + table.name(), "DROP TABLE IF EXISTS %s".formatted(statements.table(table)));
  }

  private boolean isThere(View table) {
    try {
      return Tables.of(session, keyspace).has(table.name());
    } catch (RuntimeException error) {
      throw Failures.of("look for table " + table.name(), error);
    }
  }

  @Override
  public void scan(View view, Consumer<List<ViewRow>> pieces) {
    SimpleStatement all =
        SimpleStatement.newInstance(statements.selectAll(view, view.columns()))
            .setPageSize(page)
            .setTimeout(limits.requestTimeout())
            .setConsistencyLevel(limits.consistency().level())
            .setIdempotent(true);
    try {
      ResultSet rows = session.execute(all);
      while (rows.getAvailableWithoutFetching() > 0 || !rows.isFullyFetched()) {
        List<ViewRow> piece = piece(view, rows);
        if (!piece.isEmpty()) {
          pieces.accept(piece);
        }
      }
    } catch (RuntimeException error) {
      throw Failures.of("read " + view.name(), error);
    }
  }

  private List<ViewRow> piece(View view, ResultSet rows) {
    List<ViewRow> piece = new ArrayList<>();
    var remaining = rows.iterator();
    while (piece.size() < page && remaining.hasNext()) {
      piece.add(new ViewRow(view, Values.read(remaining.next(), view.columns())));
    }
    return piece;
  }
}
