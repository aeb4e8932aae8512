package dev.millrace.adapters.http.api;

import java.time.Duration;

/**
 * Where and within which bounds the server listens.
 *
 * @param port 0 for any that is free
 * @param concurrent so many requests are answered at once
 * @param waiting so many more wait for their turn; the next ones are refused with 503
 * @param connections so many may be open at once
 * @param patience how long a connection may be silent, a request's head may take twice, and a
 *     request may wait for its turn
 */
public record HttpApiConfig(
    String bind,
    int port,
    int concurrent,
    int waiting,
    int connections,
    int maxHeadBytes,
    int maxBodyBytes,
    Duration patience) {

  /** For a server that few clients ask for little. */
  public static HttpApiConfig of(String bind, int port) {
    return new HttpApiConfig(bind, port, 4, 64, 128, 8 << 10, 64 << 10, Duration.ofSeconds(10));
  }

  /** The same with another patience. */
  public HttpApiConfig withPatience(Duration other) {
    return new HttpApiConfig(
        bind, port, concurrent, waiting, connections, maxHeadBytes, maxBodyBytes, other);
  }
}
