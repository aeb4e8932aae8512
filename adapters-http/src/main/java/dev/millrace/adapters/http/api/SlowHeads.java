package dev.millrace.adapters.http.api;

import java.time.Duration;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Connector;

/**
 * Closes a connection on which the head of a request does not come to its end. The idle timeout
 * does not see that one: every byte that trickles in starts it anew.
 */
final class SlowHeads implements Connection.Listener {

  private final Connector connector;
  private final Duration patience;

  SlowHeads(Connector connector, Duration patience) {
    this.connector = connector;
    this.patience = patience;
  }

  @Override
  public void onOpened(Connection connection) {
    lookAgain(new Watched(connection, 0, 0, false));
  }

  private void lookAgain(Watched watched) {
    connector.getScheduler().schedule(() -> look(watched), patience);
  }

  private void look(Watched before) {
    Connection connection = before.connection();
    if (!connection.getEndPoint().isOpen()) {
      return;
    }
    Watched now = before.now();
    if (before.unfinished() && now.unfinished()) {
      connection.getEndPoint().close();
    } else {
      lookAgain(now);
    }
  }

  /**
   * A connection at a look.
   *
   * @param heads how many were complete
   * @param bytes how many had come when the last head was seen to be complete
   * @param unfinished whether a further one had begun
   */
  private record Watched(Connection connection, long heads, long bytes, boolean unfinished) {

    Watched now() {
      long complete = connection.getMessagesIn();
      long came = connection.getBytesIn();
      return complete == heads
          ? new Watched(
              connection, heads, bytes, came > bytes && complete == connection.getMessagesOut())
          : new Watched(connection, complete, came, false);
    }
  }
}
