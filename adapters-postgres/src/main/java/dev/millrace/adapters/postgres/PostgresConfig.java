package dev.millrace.adapters.postgres;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How to reach the database.
 *
 * @param url as {@code jdbc:postgresql://host:port/database}; of several hosts the driver takes any
 *     that answers, unless it is told to look for the primary
 * @param poolSize connections at most, at least 2: the schedule needs one beside a run
 * @param connectTimeout how long to wait for a connection
 * @param socketTimeout how long to wait for an answer; a longer silence counts as a lost connection
 */
public record PostgresConfig(
    String url,
    String user,
    String password,
    int poolSize,
    Duration connectTimeout,
    Duration socketTimeout) {

  private static final int MIN_POOL_SIZE = 2;
  private static final Pattern SEVERAL_HOSTS = Pattern.compile("jdbc:postgresql://[^/]*,.*");
  private static final String PRIMARY = "targetServerType=primary";

  public PostgresConfig {
    requireUrl(url);
    requirePoolSize(poolSize);
    requireSeconds("connectTimeout", connectTimeout);
    requireSeconds("socketTimeout", socketTimeout);
  }

  /** With ten connections and the usual time limits. */
  public static PostgresConfig of(String url, String user, String password) {
    return new PostgresConfig(
        url, user, password, 10, Duration.ofSeconds(5), Duration.ofSeconds(30));
  }

  /** Without the password. */
  @Override
  public String toString() {
    return user + "@" + url + ", " + poolSize + " connections";
  }

  private static void requireUrl(String url) {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("not a URL of PostgreSQL: " + url);
    }
    if (SEVERAL_HOSTS.matcher(url).matches() && !url.contains(PRIMARY)) {
      throw new IllegalArgumentException(
          "of several hosts only the primary may be used: add " + PRIMARY + " to " + url);
    }
  }

  private static void requirePoolSize(int poolSize) {
    if (poolSize < MIN_POOL_SIZE) {
      throw new IllegalArgumentException(
          "poolSize is at least " + MIN_POOL_SIZE + ", not " + poolSize);
    }
  }

  private static void requireSeconds(String name, Duration duration) {
    if (duration.toSeconds() < 1) {
      throw new IllegalArgumentException(name + " is at least a second, not " + duration);
    }
  }
}
