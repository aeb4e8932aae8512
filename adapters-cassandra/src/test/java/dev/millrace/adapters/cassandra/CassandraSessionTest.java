package dev.millrace.adapters.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.millrace.domain.port.serving.People;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CassandraSessionTest {

  /** Every command that asks Cassandra anything waits for it at its end. */
  @Test
  void oneThatIsClosedKeepsNobodyWaiting() {
    try (SimulatedNode node = SimulatedNode.taking(People.BY_ID)) {
      CqlSession session = CassandraSession.open(node.config());
      long asked = System.nanoTime();

      session.close();

      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofMillis(1_500));
    }
  }
}
