package dev.millrace.adapters.http;

import dev.millrace.domain.port.source.PageRequest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/** Sources that tests ask, with waits of milliseconds. */
final class Sources {

  static final int ATTEMPTS = 3;
  static final Set<String> SECRETS =
      Set.of("login.password", "login.salt", "login.md5", "login.sha1", "login.sha256");

  private Sources() {}

  static HttpSourceConfig config() {
    return new HttpSourceConfig(
        Duration.ofSeconds(5),
        1 << 20,
        1_000,
        true,
        new HttpSourceConfig.Retries(
            ATTEMPTS, Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(50)),
        new HttpSourceConfig.Breaker(100, 80, Duration.ofSeconds(5)));
  }

  static HttpRecordSource source(HttpSourceConfig config) {
    return new HttpRecordSource(config, InstantSource.system());
  }

  /** The same, asking once. */
  static HttpSourceConfig once(HttpSourceConfig base) {
    return base.withRetries(base.retries().withAttempts(1));
  }

  static PageRequest request(URI source, int page, int size) {
    return new PageRequest(source, "abc", page, size);
  }

  /** An honest page of the API for request(…, 1, 2). */
  static String page(String results) {
    return "{\"results\":" + results + ",\"info\":" + info() + "}";
  }

  static String info() {
    return "{\"seed\":\"abc\",\"results\":2,\"page\":1,\"version\":\"1.4\"}";
  }

  /** The folder of recorded pages, which a user's checkout lacks. */
  static Path recorded() {
    return Path.of(System.getProperty("millrace.shared", "../../shared"), "data", "randomuser");
  }

  static boolean areRecorded() {
    return Files.isDirectory(recorded());
  }
}
