package dev.millrace.adapters.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import dev.millrace.domain.failure.Failure;
import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes views to Cassandra: one asynchronous request per mutation, with the mutation's write time
 * as the cells' timestamp. The driver's token awareness finds the replica, so nothing is batched.
 *
 * <p>Of the session, any of a driver 4.18 or newer with protocol 4 or newer will do, the Spark
 * connector's too. It stays open: whoever opened it closes it.
 */
public final class CassandraViewWriter implements ViewWriter {

  private final CqlSession session;
  private final Statements statements;
  private final PreparedStatements prepared;
  private final Flight flight;
  private final Map<View, PreparedStatement> inserts = new HashMap<>();
  private final Map<View, PreparedStatement> deletes = new HashMap<>();

  public CassandraViewWriter(CqlSession session, String keyspace, RequestLimits limits) {
    this.session = session;
    this.statements = new Statements(keyspace);
    this.prepared = new PreparedStatements(session, limits);
    this.flight = new Flight(limits);
  }

  /**
   * {@inheritDoc}
   *
   * @throws Failure as soon as any mutation taken since the last flush has failed
   */
  @Override
  public void write(List<Mutation> mutations) {
    for (Mutation mutation : mutations) {
      String what = "write " + mutation.view().name();
      BoundStatement statement = bound(what, mutation);
      flight.send(
          what, timeout -> session.executeAsync(statement.setTimeout(timeout)), answer -> {});
    }
  }

  @Override
  public void flush() {
    flight.land();
  }

  /** Returns at once. What was not flushed may be written or not. */
  @Override
  public void close() {
    flight.close();
  }

  private BoundStatement bound(String what, Mutation mutation) {
    try {
      return mutation instanceof Mutation.Upsert upsert
          ? bound(upsert)
          : bound((Mutation.Delete) mutation);
    } catch (RuntimeException error) {
      throw Failures.of(what, error);
    }
  }

  private BoundStatement bound(Mutation.Upsert upsert) {
    BoundStatementBuilder empty = insert(upsert.view()).boundStatementBuilder();
    BoundStatementBuilder values = Values.bind(empty, 0, upsert.view().columns(), upsert.values());
    BoundStatementBuilder all =
        upsert.writesNulls() ? Values.bindNulls(values, upsert.values()) : values;
    return all.setLong(upsert.values().size(), upsert.writeTime().micros()).build();
  }

  private BoundStatement bound(Mutation.Delete delete) {
    BoundStatementBuilder empty = delete(delete.view()).boundStatementBuilder();
    return Values.bind(empty, 1, delete.view().key(), delete.key())
        .setLong(0, delete.writeTime().micros())
        .build();
  }

  /**
   * The text is long and the same for all mutations of a view: it is made once. Several views may
   * have a part of one table's columns each, so the table's name does not tell them apart.
   */
  private PreparedStatement insert(View view) {
    return inserts.computeIfAbsent(view, one -> prepared.of(statements.insert(one)));
  }

  private PreparedStatement delete(View view) {
    return deletes.computeIfAbsent(view, one -> prepared.of(statements.delete(one)));
  }
}
