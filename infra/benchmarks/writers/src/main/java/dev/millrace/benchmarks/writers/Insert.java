package dev.millrace.benchmarks.writers;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.type.codec.TypeCodec;
import com.datastax.oss.driver.api.core.type.codec.registry.CodecRegistry;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The insert that our writer prepares, too, bound by codecs that are looked up once. */
final class Insert {

  private final PreparedStatement statement;
  private final List<TypeCodec<Object>> codecs;

  private Insert(PreparedStatement statement, List<TypeCodec<Object>> codecs) {
    this.statement = statement;
    this.codecs = codecs;
  }

  static Insert prepared(CqlSession session, String keyspace, View view) {
    SimpleStatement simple =
        SimpleStatement.newInstance(cql(keyspace, view))
            .setConsistencyLevel(DefaultConsistencyLevel.LOCAL_QUORUM)
            .setIdempotent(true);
    PreparedStatement statement = session.prepare(simple);
    CodecRegistry registry = session.getContext().getCodecRegistry();
    List<TypeCodec<Object>> codecs = new ArrayList<>();
    for (ColumnDefinition variable : statement.getVariableDefinitions()) {
      codecs.add(registry.codecFor(variable.getType()));
    }
    return new Insert(statement, codecs);
  }

  /** Parameters: the values of all columns, then the write time. */
  static String cql(String keyspace, View view) {
    return "INSERT INTO %s.%s (%s) VALUES (%s) USING TIMESTAMP ?"
        .formatted(
            keyspace,
            view.name(),
            view.columns().stream().map(Column::name).collect(Collectors.joining(", ")),
            view.columns().stream().map(column -> "?").collect(Collectors.joining(", ")));
  }

  /** A null is left unset. */
  BoundStatement bound(Mutation.Upsert row) {
    BoundStatementBuilder bound = statement.boundStatementBuilder();
    int parameter = 0;
    for (Object value : row.values()) {
      if (value != null) {
        bound = bound.set(parameter, value, codecs.get(parameter));
      }
      parameter++;
    }
    return bound.setLong(parameter, row.writeTime().micros()).build();
  }
}
