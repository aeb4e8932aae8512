package dev.millrace.adapters.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/** A server on loopback that answers each request by a script, byte for byte. */
final class FaultServer implements AutoCloseable {

  /** Writes the whole answer, head included; may break it off, or wait. */
  interface Reply {
    void to(Socket client, String target) throws IOException;
  }

  private final String scheme;
  private final ServerSocket server;
  private final List<String> targets = new CopyOnWriteArrayList<>();
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final Queue<Socket> clients = new ConcurrentLinkedQueue<>();
  private final Queue<Reply> first = new ConcurrentLinkedQueue<>();
  private final Reply then;

  private FaultServer(String scheme, ServerSocketFactory sockets, Reply then) throws IOException {
    this.scheme = scheme;
    this.then = then;
    this.server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  static FaultServer replying(Reply then) {
    return started("http", ServerSocketFactory.getDefault(), then);
  }

  static FaultServer replyingOverTls(SSLContext identity, Reply then) {
    return started("https", identity.getServerSocketFactory(), then);
  }

  private static FaultServer started(String scheme, ServerSocketFactory sockets, Reply then) {
    try {
      FaultServer server = new FaultServer(scheme, sockets, then);
      daemon(server::accept);
      return server;
    } catch (IOException noSocket) {
      throw new UncheckedIOException(noSocket);
    }
  }

  /** Answers the next request so, before what it answers ever after. */
  FaultServer first(Reply reply) {
    first.add(reply);
    return this;
  }

  /** An answer with status 200, a JSON content type and its right length. */
  static Reply json(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return bytes(bytes, "Content-Type: application/json", "Content-Length: " + bytes.length);
  }

  static Reply bytes(byte[] body, String... headers) {
    return (client, target) -> {
      client.getOutputStream().write(head("200 OK", headers));
      client.getOutputStream().write(body);
    };
  }

  static Reply status(String status, String... headers) {
    return (client, target) -> {
      client.getOutputStream().write(head(status, headers));
      client.getOutputStream().write("nothing to see".getBytes(StandardCharsets.UTF_8));
    };
  }

  static byte[] head(String status, String... headers) {
    String lines = String.join("\r\n", headers);
    String head = "HTTP/1.1 " + status + "\r\nConnection: close\r\n" + lines;
    return (head + (headers.length == 0 ? "\r\n" : "\r\n\r\n")).getBytes(StandardCharsets.UTF_8);
  }

  URI uri(String pathAndQuery) {
    return uri("127.0.0.1", pathAndQuery);
  }

  /** Under another name, which a test's look-up has to know. */
  URI uri(String host, String pathAndQuery) {
    return URI.create(scheme + "://" + host + ":" + server.getLocalPort() + pathAndQuery);
  }

  int port() {
    return server.getLocalPort();
  }

  List<String> targets() {
    return targets;
  }

  /** What was asked, line by line. */
  List<String> heads() {
    return heads;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        clients.add(client);
        daemon(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
      String line = in.readLine();
      if (line == null) {
        return;
      }
      String target = line.split(" ", 3)[1];
      StringBuilder head = new StringBuilder();
      while (!line.isEmpty()) {
        head.append(line).append('\n');
        line = in.readLine();
      }
      heads.add(head.toString());
      targets.add(target);
      Reply reply = first.poll();
      (reply == null ? then : reply).to(client, target);
      OutputStream out = client.getOutputStream();
      out.flush();
    } catch (IOException clientLeft) {
      return;
    }
  }

  static void daemon(Runnable work) {
    Thread thread = new Thread(work, "fault-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket client : clients) {
      client.close();
    }
  }
}
