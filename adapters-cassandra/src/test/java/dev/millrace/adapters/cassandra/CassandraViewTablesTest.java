package dev.millrace.adapters.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.millrace.domain.port.serving.People;
import org.junit.jupiter.api.Test;

class CassandraViewTablesTest {

  private static final String TABLE = "simulated." + People.BY_ID.name();

  /** A node that drops a table of which its log still has rows may stop to listen. */
  @Test
  void aTableIsEmptiedBeforeItIsDropped() {
    try (SimulatedNode node = SimulatedNode.taking(People.BY_ID);
        CqlSession session = CassandraSession.open(node.config())) {
      node.hasTheTable();

      tables(node, session).drop(People.BY_ID);

      assertThat(node.changesOfTheTable())
          .containsExactly("TRUNCATE TABLE " + TABLE, "DROP TABLE IF EXISTS " + TABLE);
    }
  }

  @Test
  void aTableThatIsNotThereIsNotEmptied() {
    try (SimulatedNode node = SimulatedNode.taking(People.BY_ID);
        CqlSession session = CassandraSession.open(node.config())) {

      tables(node, session).drop(People.BY_ID);

      assertThat(node.changesOfTheTable()).containsExactly("DROP TABLE IF EXISTS " + TABLE);
    }
  }

  private static CassandraViewTables tables(SimulatedNode node, CqlSession session) {
    return new CassandraViewTables(session, node.config().keyspace(), node.config().limits());
  }
}
