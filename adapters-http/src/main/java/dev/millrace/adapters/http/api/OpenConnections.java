package dev.millrace.adapters.http.api;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.IdleTimeout;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how many connections are open. One more takes the place of the one that has been silent
 * for longest, so that whoever keeps connections for nothing keeps nobody out, and no probe. A
 * connection whose client has a token and waits for an answer keeps its place; where all are such,
 * the new one is closed.
 */
final class OpenConnections implements Connection.Listener {

  private final int most;
  private final Set<Connection> open = new LinkedHashSet<>();
  private final Set<Connection> asking = new HashSet<>();

  OpenConnections(int most) {
    this.most = most;
  }

  @Override
  public void onOpened(Connection connection) {
    Connection leaving = enter(connection);
    if (leaving != null) {
      leaving.getEndPoint().close();
    }
  }

  @Override
  public synchronized void onClosed(Connection connection) {
    open.remove(connection);
    asking.remove(connection);
  }

  /** Its client waits for an answer until it is told otherwise. */
  synchronized void asks(Connection connection) {
    asking.add(connection);
  }

  synchronized void isAnswered(Connection connection) {
    asking.remove(connection);
  }

  /** The one that has to go, if there is one. */
  private synchronized @Nullable Connection enter(Connection connection) {
    if (open.size() < most) {
      open.add(connection);
      return null;
    }
    Optional<Connection> silent =
        open.stream()
            .filter(one -> !asking.contains(one))
            .max(Comparator.comparingLong(OpenConnections::silence));
    silent.ifPresent(
        one -> {
          open.remove(one);
          open.add(connection);
        });
    return silent.orElse(connection);
  }

  private static long silence(Connection connection) {
    return connection.getEndPoint() instanceof IdleTimeout idle ? idle.getIdleFor() : 0;
  }
}
