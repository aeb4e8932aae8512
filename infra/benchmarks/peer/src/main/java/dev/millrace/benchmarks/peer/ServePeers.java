package dev.millrace.benchmarks.peer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lets the benchmark that started this process call its peers: over HTTP on loopback, one call at a
 * time, at {@code /NAME/prepare}, {@code work}, {@code end} and {@code settings}.
 */
public final class ServePeers implements AutoCloseable {

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int FAILED = 500;

  private final HttpServer server;
  private final Map<String, Peer> peers;

  private ServePeers(HttpServer server, List<Peer> peers) {
    this.server = server;
    this.peers = peers.stream().collect(Collectors.toUnmodifiableMap(Peer::name, peer -> peer));
  }

  /**
   * Serves until it is closed, or the process ends.
   *
   * @param port 0 for a free one
   */
  public static ServePeers on(int port, List<Peer> peers) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    ServePeers serving = new ServePeers(server, peers);
    server.createContext("/", serving::handle);
    server.start();
    return serving;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    try {
      Optional<String> answer = path.length == 3 ? called(path[1], path[2]) : served(path);
      if (answer.isPresent()) {
        answer(exchange, OK, answer.get());
      } else {
        answer(exchange, NOT_FOUND, "there is no " + exchange.getRequestURI());
      }
    } catch (RuntimeException failure) {
      answer(exchange, FAILED, trace(failure));
    }
  }

  private Optional<String> served(String[] path) {
    return path.length == 2 && path[1].isEmpty()
        ? Optional.of(String.join("\n", peers.keySet()))
        : Optional.empty();
  }

  private Optional<String> called(String name, String call) {
    return Optional.ofNullable(peers.get(name)).flatMap(peer -> answer(peer, call));
  }

  private static Optional<String> answer(Peer peer, String call) {
    return switch (call) {
      case "prepare" -> {
        peer.prepare();
        yield Optional.of("");
      }
      case "work" -> Optional.of(Long.toString(peer.work()));
      case "end" -> {
        peer.end();
        yield Optional.of("");
      }
      case "settings" -> Optional.of(lines(peer.settings()));
      default -> Optional.empty();
    };
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  private static String lines(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(setting -> setting.getKey() + "=" + setting.getValue())
        .collect(Collectors.joining("\n"));
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
