package dev.millrace.adapters.http.api;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that writes what it likes. */
final class RawClient implements AutoCloseable {

  private final Socket socket;

  private RawClient(Socket socket) {
    this.socket = socket;
  }

  static RawClient of(URI server) throws IOException {
    return new RawClient(new Socket(InetAddress.getLoopbackAddress(), server.getPort()));
  }

  void write(String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** The first line of the next that comes. */
  String firstLine() throws IOException {
    return next().lines().findFirst().orElse("");
  }

  /** As much as comes at once; nothing at the end. */
  String next() throws IOException {
    byte[] buffer = new byte[16 << 10];
    int length = socket.getInputStream().read(buffer);
    return length < 0 ? "" : new String(buffer, 0, length, StandardCharsets.UTF_8);
  }

  /** All that comes until the end. */
  String rest() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
