package dev.millrace.adapters.http.api;

import java.time.Duration;

/**
 * Where and within which bounds the server listens.
 *
 * @param patience how long a connection may be silent, a request's head may take twice, its body
 *     may take, and a request may wait for its turn
 */
public record HttpApiConfig(Address address, Crowd crowd, Sizes sizes, Duration patience) {

  private static final int HEAD = 8 << 10;
  private static final int SMALL_BODY = 64 << 10;
  private static final int LARGE_BODY = 1 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * Where it listens.
   *
   * @param setting the name of the setting that holds the port
   * @param port 0 for any that is free
   */
  public record Address(String bind, String setting, int port) {}

  /**
   * How many may ask.
   *
   * @param threads so many requests are worked on at once
   * @param concurrent so many are taken up at once; those whose answer takes its time need no
   *     thread
   * @param waiting so many more wait for their turn; the next ones are refused with 503
   * @param connections so many may be open at once; one more takes the place of a silent one
   */
  public record Crowd(int threads, int concurrent, int waiting, int connections) {}

  /**
   * How much may be brought.
   *
   * @param head of one request, in bytes
   * @param body of one request, in bytes
   * @param held so many requests that bring something are held at once; the next ones are refused
   *     with 429
   * @param heldBytes so many bytes of their bodies, at least one body's, packed and unpacked
   */
  public record Sizes(int head, int body, int held, long heldBytes) {}

  /** For a server that few clients ask for little. */
  public static HttpApiConfig of(String bind, int port) {
    return new HttpApiConfig(
        new Address(bind, "millrace.api.port", port),
        new Crowd(4, 4, 64, 128),
        new Sizes(HEAD, SMALL_BODY, 128, 128L * SMALL_BODY),
        PATIENCE);
  }

  /** For a server to which many bring much: it answers when all of a group is durable. */
  public static HttpApiConfig forMany(String bind, int port) {
    return new HttpApiConfig(
        new Address(bind, "millrace.collector.port", port),
        new Crowd(4, 1_024, 64, 1_024),
        new Sizes(HEAD, LARGE_BODY, 512, 8L * LARGE_BODY),
        PATIENCE);
  }

  /** The same with another patience. */
  public HttpApiConfig withPatience(Duration other) {
    return new HttpApiConfig(address, crowd, sizes, other);
  }

  /** The same for so many connections. */
  public HttpApiConfig connecting(int connections) {
    Crowd other = new Crowd(crowd.threads(), crowd.concurrent(), crowd.waiting(), connections);
    return new HttpApiConfig(address, other, sizes, patience);
  }

  /** The same with room for so many requests and bytes. */
  public HttpApiConfig holding(int requests, long bytes) {
    Sizes others = new Sizes(sizes.head(), sizes.body(), requests, bytes);
    return new HttpApiConfig(address, crowd, others, patience);
  }
}
