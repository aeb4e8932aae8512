package dev.millrace.simulator;

import com.sun.net.httpserver.HttpServer;
import dev.millrace.simulator.fault.Faults;
import dev.millrace.simulator.generated.GeneratedUsers;
import dev.millrace.simulator.page.UserPages;
import dev.millrace.simulator.recorded.RecordedPages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A running server of the API, on loopback unless it is told otherwise. {@code GET /api/} and
 * {@code GET /api/VERSION/} answer pages; {@code /_faults} switches faults.
 */
public final class Simulator implements AutoCloseable {

  private static final String NO_DELAY = "sun.net.httpserver.nodelay";

  private final HttpServer server;
  private final ExecutorService workers;
  private final ReplySender sender;
  private final Faults faults;
  private final Served served;

  private Simulator(
      HttpServer server,
      ExecutorService workers,
      ReplySender sender,
      Faults faults,
      Served served) {
    this.server = server;
    this.workers = workers;
    this.sender = sender;
    this.faults = faults;
    this.served = served;
  }

  /**
   * Starts a server that is ready when this returns.
   *
   * @throws IOException when the address is not to be had, or the recorded pages cannot be read
   */
  public static Simulator start(SimulatorConfig config) throws IOException {
    Faults faults = new Faults();
    UserPages source =
        config.recorded() == null
            ? new GeneratedUsers(config.clock(), faults::generation)
            : RecordedPages.in(config.recorded());
    Served served = new Served(config.rememberedPages());
    ReplySender sender = new ReplySender();
    RequestBudget budget = new RequestBudget(config.rateLimit(), config.clock());
    HttpServer server = bind(config.bind(), config.port());
    server.createContext("/", new ApiHandler(source, faults, budget, served, sender));
    server.createContext("/_faults", new FaultsHandler(faults, sender));
    ExecutorService workers = workers();
    server.setExecutor(workers);
    server.start();
    return new Simulator(server, workers, sender, faults, served);
  }

  /** The API's base on this machine, to which a version such as {@code 1.4/} can be added. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/");
  }

  public Faults faults() {
    return faults;
  }

  public Served served() {
    return served;
  }

  @Override
  public void close() {
    sender.close();
    server.stop(0);
    workers.shutdownNow();
  }

  private static HttpServer bind(String address, int port) throws IOException {
    // Headers and body are two writes: with Nagle's algorithm a small page would take 40 ms.
    if (System.getProperty(NO_DELAY) == null) {
      System.setProperty(NO_DELAY, "true");
    }
    return HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), port), 0);
  }

  private static ExecutorService workers() {
    AtomicInteger number = new AtomicInteger();
    return Executors.newCachedThreadPool(
        work -> {
          Thread thread = new Thread(work, "simulator-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }
}
