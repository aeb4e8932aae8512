package dev.millrace.adapters.http.api;

import dev.millrace.domain.failure.PermanentFailure;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.BlockingArrayQueue;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server: its threads, queues, connections and bytes are bounded, and it stops in order. */
public final class HttpApi implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpApi.class);

  /** What Jetty needs beside those that answer: one accepts, one selects, one is for probes. */
  private static final int OWN_THREADS = 3;

  private static final int LEAST_BYTES_PER_SECOND = 512;

  /** A connection on which nothing is asked does not hold up the end. */
  private static final Duration LAST_SILENCE = Duration.ofMillis(100);

  private static final Duration LAST_ANSWERS = Duration.ofSeconds(4);
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private final Server server;
  private final ServerConnector connector;
  private final GracefulHandler answers;

  private HttpApi(Server server, ServerConnector connector, GracefulHandler answers) {
    this.server = server;
    this.connector = connector;
    this.answers = answers;
  }

  /**
   * Starts to listen.
   *
   * @throws PermanentFailure when the address cannot be listened on
   */
  public static HttpApi start(
      HttpApiConfig config, Bearer bearer, ApiMetrics metrics, List<Route> routes) {
    return start(config, Identities.of(bearer), Door.WALL, metrics, routes);
  }

  /**
   * The same with pages, and for people with passwords.
   *
   * @throws PermanentFailure when the address cannot be listened on
   */
  public static HttpApi start(
      HttpApiConfig config,
      Identities identities,
      Door door,
      ApiMetrics metrics,
      List<Route> routes) {
    Server server = new Server(threads(config));
    ServerConnector connector = connector(server, config);
    server.addConnector(connector);
    OpenConnections connections = new OpenConnections(config.crowd().connections());
    connector.addEventListener(connections);
    Room room = new Room(config.sizes().held(), config.sizes().heldBytes());
    metrics.watch(room);
    Translation translation =
        new Translation(
            new Paths(routes), new Desk(identities, door), metrics, config, room, connections);
    server.setErrorHandler(translation::error);
    GracefulHandler answers =
        new GracefulHandler(
            new MinimumDataRateHandler(queue(config, translation), LEAST_BYTES_PER_SECOND, 0));
    server.setHandler(answers);
    server.setStopTimeout(0);
    HttpApi api = new HttpApi(server, connector, answers);
    api.listen(config);
    return api;
  }

  private static QueuedThreadPool threads(HttpApiConfig config) {
    int most = config.crowd().threads() + OWN_THREADS;
    QueuedThreadPool threads =
        new QueuedThreadPool(
            most, OWN_THREADS, new BlockingArrayQueue<>(config.crowd().connections() * 2));
    threads.setReservedThreads(0);
    threads.setName("api");
    return threads;
  }

  private static ServerConnector connector(Server server, HttpApiConfig config) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(config.sizes().head());
    // One of 1,024 fields is an array of 100 kB for each connection.
    http.setHeaderCacheSize(0);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(config.address().bind());
    connector.setPort(config.address().port());
    connector.setIdleTimeout(config.patience().toMillis());
    connector.setShutdownIdleTimeout(LAST_SILENCE.toMillis());
    connector.addEventListener(new SlowHeads(connector, config.patience()));
    return connector;
  }

  /**
   * Probes and metrics keep no thread waiting, and pass it by: whoever lives has to say so. Nor do
   * feeds, which last.
   */
  private static Handler queue(HttpApiConfig config, Handler handler) {
    QoSHandler queue = new QoSHandler(handler);
    queue.excludePath("/health/*", "/metrics", Feed.PATHS);
    queue.setMaxRequestCount(config.crowd().concurrent());
    queue.setMaxSuspendedRequestCount(config.crowd().waiting());
    queue.setMaxSuspend(config.patience());
    return queue;
  }

  private void listen(HttpApiConfig config) {
    try {
      connector.open();
      server.start();
    } catch (Exception e) {
      close();
      HttpApiConfig.Address address = config.address();
      throw new PermanentFailure(
          "Cannot listen on %s:%d: %s. Stop what listens there, or set %s"
              .formatted(address.bind(), address.port(), e.getMessage(), address.setting()),
          e);
    }
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://" + connector.getHost() + ":" + connector.getLocalPort());
  }

  /**
   * Answers what it was asked, and takes nothing new. Only then are connections told to end: one
   * that may be silent no longer loses the answer that is being written on it. Whoever has no
   * answer when its time is over sees the connection end.
   */
  @Override
  public void close() {
    if (!ends(answers.shutdown(), LAST_ANSWERS)) {
      LOG.warn("Some have no answer after {}: they see their connection end", LAST_ANSWERS);
    }
    if (!ends(connector.shutdown(), LAST_WORDS)) {
      LOG.debug("some connections had not ended after {}", LAST_WORDS);
    }
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the server did not stop in order", e);
    }
  }

  private static boolean ends(CompletableFuture<Void> end, Duration patience) {
    end.copy().completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS).join();
    return end.isDone();
  }
}
