package dev.millrace.adapters.cassandra;

import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_UNIT;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.NETTY_IO_SHUTDOWN_UNIT;
import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import dev.millrace.domain.port.serving.People;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CassandraSessionTest {

  private static final Duration SHORT = Duration.ofMillis(500);

  /**
   * Every command that asks Cassandra anything waits for it at its end, for as long as the driver's
   * threads have to be quiet: two seconds by default.
   */
  @Test
  void oneThatIsClosedKeepsNobodyWaiting() {
    try (SimulatedNode node = SimulatedNode.taking(People.BY_ID)) {
      CqlSession session = CassandraSession.open(node.config());

      session.close();

      assertThat(session.isClosed()).isTrue();
      DriverExecutionProfile options = session.getContext().getConfig().getDefaultProfile();
      assertThat(quiet(options, NETTY_IO_SHUTDOWN_QUIET_PERIOD, NETTY_IO_SHUTDOWN_UNIT))
          .isPositive()
          .isLessThan(SHORT);
      assertThat(quiet(options, NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, NETTY_ADMIN_SHUTDOWN_UNIT))
          .isPositive()
          .isLessThan(SHORT);
    }
  }

  private static Duration quiet(
      DriverExecutionProfile options, DefaultDriverOption period, DefaultDriverOption unit) {
    TimeUnit each = TimeUnit.valueOf(options.getString(unit));
    return Duration.of(options.getInt(period), each.toChronoUnit());
  }
}
