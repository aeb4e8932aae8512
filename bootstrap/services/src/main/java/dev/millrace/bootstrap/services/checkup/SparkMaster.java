package dev.millrace.bootstrap.services.checkup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.inject.Injector;
import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import dev.millrace.domain.failure.TransientFailure;
import java.io.IOException;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;

/** The master of a standalone Spark cluster, and its workers. */
final class SparkMaster {

  static final String NAME = "spark";

  /** The stream's, as far as nobody has named it otherwise. */
  private static final String APPLICATION = "millrace";

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private SparkMaster() {}

  /** Whether the stream's executors run below one; else there is nothing to look at. */
  static boolean isPartOf(Settings settings) {
    return settings.text(Setting.STREAM_MASTER).startsWith("spark://");
  }

  static Finding look(Injector injector) {
    return look(injector.getInstance(Settings.class).address(Setting.STREAM_MASTER_WEB));
  }

  static Finding look(URI web) {
    JsonNode state = state(web.resolve("/json/"));
    int alive = state.path("aliveworkers").asInt();
    String found =
        "master %s, %d workers alive, %d of %d cores in use by %d applications"
            .formatted(
                state.path("status").asText("?"),
                alive,
                state.path("coresused").asInt(),
                state.path("cores").asInt(),
                state.path("activeapps").size());
    if (alive == 0) {
      return Finding.fail(NAME, found, "start workers, or see why they do not reach the master");
    }
    return isRegistered(state.path("activeapps"))
        ? Finding.ok(NAME, found)
        : Finding.warn(
            NAME,
            found + ", none of them named " + APPLICATION,
            "start `millrace stream`; if it runs, the master has forgotten it: start it again. One"
                + " that spark.app.name or `spark-submit --name` calls otherwise is not known here");
  }

  private static boolean isRegistered(JsonNode applications) {
    return applications.findValuesAsText("name").contains(APPLICATION);
  }

  private static JsonNode state(URI address) {
    try {
      URLConnection connection = address.toURL().openConnection();
      connection.setConnectTimeout((int) PATIENCE.toMillis());
      connection.setReadTimeout((int) PATIENCE.toMillis());
      return new ObjectMapper().readTree(connection.getInputStream());
    } catch (IOException silent) {
      throw new TransientFailure(
          "the master's state at " + address + " cannot be read: " + silent, silent);
    }
  }
}
