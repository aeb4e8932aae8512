package dev.millrace.adapters.kafka.codec;

import java.net.URI;
import java.time.Duration;

/**
 * Where the registry is and how long it may take.
 *
 * @param base such as {@code http://127.0.0.1:8081} or, for Apicurio, {@code
 *     http://127.0.0.1:8080/apis/ccompat/v7}
 * @param connectTimeout for one connection
 * @param deadline for one call from its start to the last byte of its answer
 */
public record RegistryConfig(URI base, Duration connectTimeout, Duration deadline) {

  public RegistryConfig {
    requireHttp(base);
  }

  /** The defaults: two seconds to connect, five for a call. */
  public static RegistryConfig of(URI base) {
    return new RegistryConfig(base, Duration.ofSeconds(2), Duration.ofSeconds(5));
  }

  private static void requireHttp(URI base) {
    if (base.getHost() == null || !String.valueOf(base.getScheme()).matches("https?")) {
      throw new IllegalArgumentException("not the http or https address of a registry: " + base);
    }
  }
}
