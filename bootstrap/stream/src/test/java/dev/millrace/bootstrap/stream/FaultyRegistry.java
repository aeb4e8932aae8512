package dev.millrace.bootstrap.stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before the registry and answers in its place as long as a fault is planned. */
final class FaultyRegistry implements AutoCloseable {

  enum Fault {
    NONE,
    /** Takes the request and never answers. */
    STUCK,
    /** Closes the connection without an answer. */
    REFUSES,
    UNAVAILABLE,
    /** A proxy's page with status 500. */
    ERROR_PAGE,
    /** Another service's page with status 200. */
    GARBAGE
  }

  private final URI real;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<Fault, Integer> met = new EnumMap<>(Fault.class);
  private Fault planned = Fault.NONE;

  FaultyRegistry(URI real) throws IOException {
    this.real = real;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + real.getPath());
  }

  synchronized void plan(Fault fault) {
    planned = fault;
    notifyAll();
  }

  /** How many requests met a fault. */
  synchronized int met(Fault fault) {
    return met.getOrDefault(fault, 0);
  }

  @Override
  public void close() {
    plan(Fault.NONE);
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (meet()) {
        case NONE -> forward(exchange);
        case STUCK -> awaitOther(Fault.STUCK);
        case REFUSES -> {}
        case UNAVAILABLE -> send(exchange, 503, "");
        case ERROR_PAGE -> send(exchange, 500, "<html><body>Internal Server Error</body></html>");
        case GARBAGE -> send(exchange, 200, "<html><body>It works!</body></html>");
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Fault meet() {
    met.merge(planned, 1, Integer::sum);
    return planned;
  }

  private synchronized void awaitOther(Fault fault) throws InterruptedException {
    while (planned == fault) {
      wait();
    }
  }

  private void forward(HttpExchange exchange) throws IOException, InterruptedException {
    URI target = real.resolve(exchange.getRequestURI().getRawPath());
    HttpResponse<String> answer =
        client.send(HttpRequest.newBuilder(target).build(), HttpResponse.BodyHandlers.ofString());
    send(exchange, answer.statusCode(), answer.body());
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
