package dev.millrace.adapters.http.api;

import dev.millrace.domain.document.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The description of this interface, as programs read it. */
public final class OpenApiRoute {

  static final String PATH = "/openapi.json";
  private static final String RESOURCE = "openapi.json";

  private OpenApiRoute() {}

  public static List<Route> routes() {
    return List.of(Route.open(PATH, request -> Reply.of(200, "application/json", document())));
  }

  static Bytes document() {
    try (InputStream resource = OpenApiRoute.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException(RESOURCE + " is not on the class path");
      }
      return Bytes.of(resource.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
