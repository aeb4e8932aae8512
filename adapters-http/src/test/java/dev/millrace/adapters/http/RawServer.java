package dev.millrace.adapters.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that hears something, says the same to everybody, and hangs up. */
final class RawServer implements AutoCloseable {

  private final ServerSocket server;
  private final byte[] says;
  private final AtomicInteger calls = new AtomicInteger();

  private RawServer(ServerSocket server, byte[] says) {
    this.server = server;
    this.says = says;
  }

  static RawServer saying(byte[] bytes) throws IOException {
    RawServer server =
        new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), bytes);
    FaultServer.daemon(server::accept);
    return server;
  }

  private void accept() {
    while (!server.isClosed()) {
      answer();
    }
  }

  private void answer() {
    try (Socket client = server.accept()) {
      calls.incrementAndGet();
      client.getInputStream().read(new byte[4_096]);
      client.getOutputStream().write(says);
      client.shutdownOutput();
      client.getInputStream().readAllBytes();
    } catch (IOException clientLeft) {
      return;
    }
  }

  URI uri(String scheme) {
    return URI.create(scheme + "://source.test:" + server.getLocalPort() + "/api/1.4/");
  }

  int calls() {
    return calls.get();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
