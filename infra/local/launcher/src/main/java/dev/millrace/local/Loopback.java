package dev.millrace.local;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The loopback interface, the only one that the local stack uses. */
final class Loopback {

  static final String HOST = "127.0.0.1";

  private Loopback() {}

  static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** Whether a server could listen there now. */
  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // As the servers do: connections that still linger in TIME_WAIT do not count.
      socket.setReuseAddress(true);
      socket.bind(address(port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** One exchange on a fresh connection. */
  static <T> T exchange(int port, byte[] request, Answer<T> answer) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(address(port), Readiness.TIMEOUT_MILLIS);
      socket.setSoTimeout(Readiness.TIMEOUT_MILLIS);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.write(request);
      out.flush();
      return answer.read(new DataInputStream(socket.getInputStream()));
    }
  }

  /** All that a server answers to a word before it closes the connection. */
  static String ask(int port, String word) throws IOException {
    return exchange(
        port,
        word.getBytes(StandardCharsets.US_ASCII),
        in -> new String(in.readAllBytes(), StandardCharsets.US_ASCII));
  }

  /** Reads what the server says. */
  interface Answer<T> {
    T read(DataInputStream in) throws IOException;
  }
}
