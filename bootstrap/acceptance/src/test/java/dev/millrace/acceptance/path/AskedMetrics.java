package dev.millrace.acceptance.path;

import dev.millrace.bootstrap.configuration.Setting;
import dev.millrace.bootstrap.configuration.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The metrics that the rules and the dashboard ask for, and those that the processes serve. */
final class AskedMetrics {

  private static final Path FOLDER = Path.of("..", "..", "infra", "monitoring");
  private static final List<String> FILES = List.of("alerts.yml", "grafana/millrace.json");
  private static final Pattern NAME = Pattern.compile("millrace_[a-z_]+");

  /** A line with a value, and not one that only tells what there could be. */
  private static final Pattern SAMPLE = Pattern.compile("(?m)^(millrace_[a-z_]+)[{ ]");

  private AskedMetrics() {}

  static Set<String> names() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String file : FILES) {
      NAME.matcher(Files.readString(FOLDER.resolve(file)))
          .results()
          .forEach(found -> names.add(found.group()));
    }
    return names;
  }

  static Set<String> served(Settings settings) {
    return List.of(
            page(settings.text(Setting.API_BIND), settings.number(Setting.API_PORT)),
            page(settings.text(Setting.COLLECTOR_BIND), settings.number(Setting.COLLECTOR_PORT)),
            page(
                settings.text(Setting.STREAM_METRICS_BIND),
                settings.port(Setting.STREAM_METRICS_PORT).orElseThrow()))
        .stream()
        .flatMap(page -> SAMPLE.matcher(page).results())
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  private static String page(String host, int port) {
    try (InputStream page =
        URI.create("http://%s:%d/metrics".formatted(host, port)).toURL().openStream()) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
