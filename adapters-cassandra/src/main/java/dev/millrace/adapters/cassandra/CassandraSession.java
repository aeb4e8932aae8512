package dev.millrace.adapters.cassandra;

import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.CONNECTION_CONNECT_TIMEOUT;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.CONNECTION_SET_KEYSPACE_TIMEOUT;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.HEARTBEAT_INTERVAL;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.HEARTBEAT_TIMEOUT;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.METADATA_SCHEMA_REFRESHED_KEYSPACES;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.METADATA_SCHEMA_WINDOW;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_TIMEOUT;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_UNIT;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.NETTY_IO_SHUTDOWN_TIMEOUT;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.NETTY_IO_SHUTDOWN_UNIT;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.RECONNECTION_BASE_DELAY;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.RECONNECTION_MAX_DELAY;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.REQUEST_CONSISTENCY;
import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.REQUEST_TIMEOUT;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import dev.millrace.domain.failure.Failure;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** Opens sessions: every wait of theirs is bounded, and a node that comes back is used again. */
public final class CassandraSession {

  private static final Duration FIRST_RECONNECT = Duration.ofMillis(250);
  private static final Duration LAST_RECONNECT = Duration.ofSeconds(5);
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  /** The driver lets every change of schema wait this long for others; its default is a second. */
  private static final Duration SCHEMA_WINDOW = Duration.ofMillis(20);

  /**
   * A session that is being closed waits until nobody has asked anything of its threads for so many
   * milliseconds. The driver's default is two seconds, which every command would wait at its end;
   * with none its threads would be gone before its own last task is theirs.
   */
  private static final int QUIET = 200;

  private static final int LONGEST_CLOSE = 15_000;

  private CassandraSession() {}

  /**
   * A session without a keyspace, for the caller to close.
   *
   * @throws Failure transient when no contact point answers, permanent when the cluster refuses
   */
  public static CqlSession open(CassandraConfig config) {
    CqlSessionBuilder builder =
        CqlSession.builder()
            .withConfigLoader(options(config))
            .withLocalDatacenter(config.datacenter());
    config.contactPoints().forEach(point -> builder.addContactPoint(address(point)));
    if (config.user() != null && config.password() != null) {
      builder.withAuthCredentials(config.user(), config.password());
    }
    try {
      return builder.build();
    } catch (RuntimeException error) {
      throw Failures.of("connect to Cassandra at " + config.contactPoints(), error);
    }
  }

  private static DriverConfigLoader options(CassandraConfig config) {
    Duration timeout = config.limits().requestTimeout();
    return DriverConfigLoader.programmaticBuilder()
        .withString(REQUEST_CONSISTENCY, config.limits().consistency().name())
        .withDuration(REQUEST_TIMEOUT, timeout)
        .withDuration(CONNECTION_CONNECT_TIMEOUT, timeout)
        .withDuration(CONNECTION_INIT_QUERY_TIMEOUT, timeout)
        .withDuration(CONNECTION_SET_KEYSPACE_TIMEOUT, timeout)
        .withDuration(CONTROL_CONNECTION_TIMEOUT, timeout)
        .withDuration(HEARTBEAT_INTERVAL, HEARTBEAT)
        .withDuration(HEARTBEAT_TIMEOUT, HEARTBEAT)
        .withDuration(RECONNECTION_BASE_DELAY, FIRST_RECONNECT)
        .withDuration(RECONNECTION_MAX_DELAY, LAST_RECONNECT)
        .withDuration(METADATA_SCHEMA_WINDOW, SCHEMA_WINDOW)
        .withStringList(METADATA_SCHEMA_REFRESHED_KEYSPACES, List.of(config.keyspace()))
        .withInt(NETTY_IO_SHUTDOWN_QUIET_PERIOD, QUIET)
        .withInt(NETTY_IO_SHUTDOWN_TIMEOUT, LONGEST_CLOSE)
        .withString(NETTY_IO_SHUTDOWN_UNIT, MILLISECONDS.name())
        .withInt(NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, QUIET)
        .withInt(NETTY_ADMIN_SHUTDOWN_TIMEOUT, LONGEST_CLOSE)
        .withString(NETTY_ADMIN_SHUTDOWN_UNIT, MILLISECONDS.name())
        .build();
  }

  private static InetSocketAddress address(String contactPoint) {
    int colon = contactPoint.lastIndexOf(':');
    return new InetSocketAddress(
        contactPoint.substring(0, colon), Integer.parseInt(contactPoint.substring(colon + 1)));
  }
}
