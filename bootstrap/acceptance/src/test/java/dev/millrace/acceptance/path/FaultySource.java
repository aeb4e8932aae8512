package dev.millrace.acceptance.path;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;

/**
 * A server on loopback before the simulator: the first requests are answered by a script, byte for
 * byte, all others as the simulator answers them, with other records where a test wants so.
 */
final class FaultySource implements AutoCloseable {

  private static final Pattern PAGE = Pattern.compile("[?&]page=([0-9]+)");

  /** Writes a whole answer, head included; may break it off, or wait. */
  @FunctionalInterface
  interface Reply {

    /**
     * Answers a client.
     *
     * @param page what an honest source would answer
     */
    void to(Socket client, HonestPage page) throws IOException;
  }

  /** What becomes of the records of a page. */
  @FunctionalInterface
  interface Edit {
    Edit NONE = (page, records) -> records;

    List<String> of(int page, List<String> records);
  }

  private final URI simulator;
  private final ServerSocketFactory sockets;
  private final String scheme;
  private final Edit edit;
  private final Queue<Reply> script = new ConcurrentLinkedQueue<>();
  private final Map<Integer, HonestPage> served = new ConcurrentSkipListMap<>();
  private final List<String> targets = new CopyOnWriteArrayList<>();
  private final List<Long> times = new CopyOnWriteArrayList<>();
  private volatile ServerSocket server;

  private FaultySource(URI simulator, String scheme, ServerSocketFactory sockets, Edit edit)
      throws IOException {
    this.simulator = simulator;
    this.scheme = scheme;
    this.sockets = sockets;
    this.edit = edit;
    this.server = listening(0);
  }

  static FaultySource before(URI simulator, Edit edit, List<Reply> script) {
    return started(simulator, "http", ServerSocketFactory.getDefault(), edit, script);
  }

  /** One that shows a certificate. */
  static FaultySource overTls(URI simulator, ServerSocketFactory identity) {
    return started(simulator, "https", identity, Edit.NONE, List.of());
  }

  private static FaultySource started(
      URI simulator, String scheme, ServerSocketFactory sockets, Edit edit, List<Reply> script) {
    try {
      FaultySource source = new FaultySource(simulator, scheme, sockets, edit);
      source.script.addAll(script);
      return source;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ServerSocket listening(int port) throws IOException {
    ServerSocket socket = sockets.createServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    daemon(() -> accept(socket));
    return socket;
  }

  /** Lets connections be refused from now on. */
  void refuse() throws IOException {
    server.close();
  }

  /** Listens again, where it did. */
  void listen() throws IOException {
    server = listening(server.getLocalPort());
  }

  URI uri() {
    return URI.create(scheme + "://127.0.0.1:" + server.getLocalPort() + "/api/1.4/");
  }

  /** The records that were served honestly last, page by page. */
  List<String> served() {
    return served.values().stream().flatMap(page -> page.records().stream()).toList();
  }

  /** What was asked, in order. */
  List<String> targets() {
    return List.copyOf(targets);
  }

  /** When it was asked, in nanoseconds of the JVM's own clock. */
  List<Long> times() {
    return List.copyOf(times);
  }

  /** How much of the script is left. */
  int left() {
    return script.size();
  }

  private void accept(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        daemon(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      String target = target(client);
      times.add(System.nanoTime());
      targets.add(target);
      HonestPage page = page(target);
      Reply reply = script.poll();
      if (reply == null) {
        served.put(page.number(), page);
        page.to(client);
      } else {
        reply.to(client, page);
      }
      client.getOutputStream().flush();
    } catch (IOException clientLeft) {
      return;
    }
  }

  private static String target(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    String first = in.readLine();
    if (first == null) {
      throw new IOException("nothing was asked");
    }
    String line = first;
    while (line != null && !line.isEmpty()) {
      line = in.readLine();
    }
    return first.split(" ", 3)[1];
  }

  private HonestPage page(String target) throws IOException {
    Matcher number = PAGE.matcher(target);
    if (!number.find()) {
      throw new IOException("no page was asked for: " + target);
    }
    try (InputStream answer = simulator.resolve(target).toURL().openStream()) {
      HonestPage page = HonestPage.of(Integer.parseInt(number.group(1)), answer);
      return page.with(edit.of(page.number(), page.records()));
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "faulty-source");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
