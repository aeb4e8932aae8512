package dev.millrace.bootstrap.services.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.bootstrap.services.checkup.Finding.Level;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CassandraNodesTest {

  private static final Map<String, String> ONE =
      Map.of("class", "org.apache.cassandra.locator.SimpleStrategy", "replication_factor", "1");
  private static final Map<String, String> SOMEWHERE_ONE =
      Map.of("class", "org.apache.cassandra.locator.NetworkTopologyStrategy", "a", "3", "b", "1");
  private static final Map<String, String> THREE =
      Map.of("class", "org.apache.cassandra.locator.NetworkTopologyStrategy", "a", "3", "b", "3");

  @Test
  void aSingleReplicaThatAcknowledgesBeforeItsDiskNeedsSomebody() {
    for (Map<String, String> replication : List.of(ONE, SOMEWHERE_ONE)) {
      Finding found = CassandraNodes.of("version 5", replication, "periodic");

      assertThat(found.level()).isEqualTo(Level.warn);
      assertThat(found.found()).startsWith("version 5; there is one replica");
      assertThat(found.todo()).contains("commitlog_sync: batch");
    }
  }

  @Test
  void elsewhereAllIsWell() {
    assertThat(CassandraNodes.of("version 5", ONE, "batch")).isEqualTo(fine());
    assertThat(CassandraNodes.of("version 5", ONE, "group")).isEqualTo(fine());
    assertThat(CassandraNodes.of("version 5", THREE, "periodic")).isEqualTo(fine());
    assertThat(CassandraNodes.of("version 5", Map.of(), "periodic")).isEqualTo(fine());
  }

  private static Finding fine() {
    return Finding.ok("cassandra", "version 5");
  }
}
