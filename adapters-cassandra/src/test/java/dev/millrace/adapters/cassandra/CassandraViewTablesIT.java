package dev.millrace.adapters.cassandra;

import dev.millrace.domain.port.serving.ViewTables;
import dev.millrace.domain.port.serving.ViewTablesContract;
import dev.millrace.domain.port.serving.ViewWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class CassandraViewTablesIT implements ViewTablesContract {

  private static Cluster cluster;

  private CassandraViewWriter writer;

  @BeforeAll
  static void open() {
    cluster = Cluster.withPeople("view_tables_it");
  }

  @AfterAll
  static void close() {
    cluster.close();
  }

  @BeforeEach
  void openWriter() {
    writer = cluster.writer(RequestLimits.DEFAULT);
  }

  @AfterEach
  void closeWriter() {
    writer.close();
  }

  /** Pages of two rows, so that there are several. */
  @Override
  public ViewTables tables() {
    return new CassandraViewTables(
        cluster.session(), cluster.config().keyspace(), cluster.config().limits(), 2);
  }

  @Override
  public ViewWriter writer() {
    return writer;
  }
}
