package dev.millrace.adapters.http.api;

import dev.millrace.domain.document.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The description of this interface, as programs read it. */
public final class OpenApiRoute {

  static final String PATH = "/openapi.json";

  private OpenApiRoute() {}

  /** That of the runs. */
  public static List<Route> routes() {
    return routes("openapi.json");
  }

  /** That of the collector. */
  public static List<Route> ofCollector() {
    return routes("collector.json");
  }

  private static List<Route> routes(String resource) {
    return List.of(
        Route.open(PATH, request -> Reply.of(200, "application/json", document(resource))));
  }

  private static Bytes document(String name) {
    try (InputStream resource = OpenApiRoute.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return Bytes.of(resource.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
