package dev.millrace.bootstrap.stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the driver's metrics at {@code GET /metrics}; by the JDK's server, for Spark brings none.
 */
final class MetricsPage implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MetricsPage.class);
  private static final String PATH = "/metrics";
  private static final int NOTHING = -1;

  /** So many may send half a request, or read slowly, without keeping others from the page. */
  private static final int THREADS = 4;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(THREADS, MetricsPage::daemon);
  private final @Nullable HttpServer server;

  private MetricsPage(@Nullable HttpServer server) {
    this.server = server;
    if (server != null) {
      server.setExecutor(threads);
      server.start();
    }
  }

  /**
   * Begins to show a page, unless the settings say that there is none. Where the port is another's
   * the driver works without: its lag and its offsets are at the brokers as well.
   */
  static MetricsPage open(Settings settings, String contentType, Supplier<String> page) {
    OptionalInt port = settings.port(Setting.STREAM_METRICS_PORT);
    return new MetricsPage(
        port.isEmpty()
            ? null
            : listening(
                new InetSocketAddress(settings.text(Setting.STREAM_METRICS_BIND), port.getAsInt()),
                contentType,
                page));
  }

  private static @Nullable HttpServer listening(
      InetSocketAddress address, String contentType, Supplier<String> page) {
    try {
      HttpServer server = HttpServer.create(address, 0);
      server.createContext(PATH, exchange -> answer(exchange, contentType, page));
      return server;
    } catch (IOException taken) {
      LOG.warn(
          "no metrics: nothing can listen at {} ({}); {} is another port, or none",
          address,
          taken.getMessage(),
          Setting.STREAM_METRICS_PORT.key());
      return null;
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "metrics page");
    thread.setDaemon(true);
    return thread;
  }

  private static void answer(HttpExchange exchange, String contentType, Supplier<String> page)
      throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals(PATH)) {
        exchange.sendResponseHeaders(404, NOTHING);
      } else if (!exchange.getRequestMethod().equals("GET")) {
        exchange.getResponseHeaders().add("Allow", "GET");
        exchange.sendResponseHeaders(405, NOTHING);
      } else {
        byte[] body = page.get().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", contentType);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop(0);
    }
    threads.shutdownNow();
  }
}
