package dev.millrace.adapters.http.api;

import dev.millrace.domain.document.Bytes;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.Promise;

/** Between the server and the routes. No thread waits for a body. */
final class Translation extends Handler.Abstract {

  private final Paths paths;
  private final Desk desk;
  private final ApiMetrics metrics;
  private final int maxBodyBytes;

  Translation(Paths paths, Desk desk, ApiMetrics metrics, int maxBodyBytes) {
    this.paths = paths;
    this.desk = desk;
    this.metrics = metrics;
    this.maxBodyBytes = maxBodyBytes;
  }

  @Override
  public boolean handle(
      org.eclipse.jetty.server.Request asked, Response response, Callback callback) {
    String path = org.eclipse.jetty.server.Request.getPathInContext(asked);
    Optional<Paths.Found> found = paths.at(path);
    Route route = found.map(Paths.Found::routes).map(it -> it.get(asked.getMethod())).orElse(null);
    if (route == null) {
      send(found.map(Translation::otherMethod).orElseGet(Translation::nowhere), response, callback);
    } else {
      Map<String, String> names = found.map(Paths.Found::names).orElse(Map.of());
      read(asked, route, names, response, callback);
    }
    return true;
  }

  private void read(
      org.eclipse.jetty.server.Request asked,
      Route route,
      Map<String, String> names,
      Response response,
      Callback callback) {
    long begun = System.nanoTime();
    BodyReader.read(
        asked,
        maxBodyBytes,
        Promise.Invocable.from(
            InvocationType.BLOCKING,
            body -> {
              Reply reply =
                  body.map(whole -> desk.answer(route, request(asked, names, whole)))
                      .orElseGet(this::tooLarge);
              metrics.answered(route, reply.status(), System.nanoTime() - begun);
              send(reply, response, callback);
            },
            callback::failed));
  }

  private static Request request(
      org.eclipse.jetty.server.Request asked, Map<String, String> names, Bytes body) {
    Map<String, String> headers = new HashMap<>();
    for (HttpField field : asked.getHeaders()) {
      headers.putIfAbsent(field.getLowerCaseName(), String.valueOf(field.getValue()));
    }
    Map<String, String> query = new HashMap<>();
    for (Fields.Field field : org.eclipse.jetty.server.Request.extractQueryParameters(asked)) {
      query.putIfAbsent(field.getName(), field.getValue());
    }
    String path = org.eclipse.jetty.server.Request.getPathInContext(asked);
    return new Request(asked.getMethod(), path, names, query, headers, body, "");
  }

  private static Reply nowhere() {
    return Reply.problem(Status.NOT_FOUND, "Nothing is at this path; /openapi.json lists what is.");
  }

  private static Reply otherMethod(Paths.Found found) {
    String allowed = String.join(", ", found.routes().keySet());
    return Reply.problem(Status.METHOD_NOT_ALLOWED, "Here one may " + allowed + ".")
        .with("Allow", allowed);
  }

  private Reply tooLarge() {
    return Reply.problem(
            Status.CONTENT_TOO_LARGE, "A body here has at most " + maxBodyBytes + " bytes.")
        .with("Connection", "close");
  }

  private static void send(Reply reply, Response response, Callback callback) {
    response.setStatus(reply.status());
    reply.headers().forEach(response.getHeaders()::put);
    response.getHeaders().put("Cache-Control", "no-store");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    response.write(true, ByteBuffer.wrap(reply.body().array()), callback);
  }

  /** What the server itself refuses, such as a head that is too large. */
  static boolean error(
      org.eclipse.jetty.server.Request asked, Response response, Callback callback) {
    int status = response.getStatus();
    String reason = org.eclipse.jetty.http.HttpStatus.getMessage(status);
    send(
        Reply.problem(
            status, reason, "The server refused the request before a route saw it.", List.of()),
        response,
        callback);
    return true;
  }
}
