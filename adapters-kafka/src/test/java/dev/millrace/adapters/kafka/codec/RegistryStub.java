package dev.millrace.adapters.kafka.codec;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A registry that gives one answer to everything, or none. */
final class RegistryStub implements AutoCloseable {

  private final HttpServer server;
  private final Duration deadline;
  private final CountDownLatch closed = new CountDownLatch(1);

  private RegistryStub(int status, String body, boolean endless) {
    deadline = endless ? Duration.ofMillis(700) : Duration.ofSeconds(20);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status, endless ? 0 : bytes.length);
          exchange.getResponseBody().write(bytes);
          if (endless) {
            exchange.getResponseBody().flush();
            await();
          }
          exchange.close();
        });
    server.start();
  }

  static RegistryStub answering(int status, String body) {
    return new RegistryStub(status, body, false);
  }

  /** Sends the head and the beginning of a body, then nothing. */
  static RegistryStub stuck() {
    return new RegistryStub(200, "{\"schema\":", true);
  }

  ConfluentRegistry client() {
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/");
    return new ConfluentRegistry(new RegistryConfig(base, deadline, deadline));
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }

  private void await() {
    try {
      closed.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
