package dev.millrace.adapters.http.api;

import dev.millrace.domain.document.Bytes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A request as the server has it, from its head to its answer.
 *
 * @param begun in nanoseconds of the JVM's own clock
 */
record Visit(
    org.eclipse.jetty.server.Request asked,
    Response response,
    Callback callback,
    Route route,
    Map<String, String> names,
    Caller caller,
    long begun) {

  Visit of(Caller who) {
    return new Visit(asked, response, callback, route, names, who, begun);
  }

  /** The same, and something is run once it is over, however it ends. */
  Visit leaving(Runnable left) {
    return endingWith(Callback.from(left, callback));
  }

  /** The first value of a header; empty when there is none. */
  String header(String name) {
    String header = asked.getHeaders().get(name);
    return header == null ? "" : header;
  }

  /** How its body is packed; empty when it is not said. */
  String encoding() {
    String header = asked.getHeaders().get(HttpHeader.CONTENT_ENCODING);
    return header == null ? "" : header;
  }

  Connection connection() {
    return asked.getConnectionMetaData().getConnection();
  }

  boolean bringsABody() {
    return asked.getMethod().equals("POST");
  }

  /** The same, and before it is over, whatever is left of its body is read. */
  Visit discardingTheRest(Duration patience) {
    return endingWith(Callback.from(() -> discard(patience), callback::failed));
  }

  private Visit endingWith(Callback other) {
    return new Visit(asked, response, other, route, names, caller, begun);
  }

  /** Whether it sends its body only when it is told to go on: RFC 9110, section 10.1.1. */
  boolean awaitsLeave() {
    return asked.getHeaders().contains(HttpHeader.EXPECT, HttpHeaderValue.CONTINUE.asString());
  }

  private void discard(Duration patience) {
    Scheduler.Task deadline = failAfter(patience);
    Leftover.discard(asked, Callback.from(deadline::cancel, callback));
  }

  /** How many bytes it says that it brings. */
  long saidBytes() {
    return Math.max(0, asked.getLength());
  }

  /** A body that trickles in would hold its room for as long as it likes. */
  Scheduler.Task failAfter(Duration patience) {
    return asked
        .getComponents()
        .getScheduler()
        .schedule(
            () -> asked.fail(new TimeoutException("a body took longer than " + patience)),
            patience.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** A connection on which an answer is waited for is not a silent one. */
  void mayTakeItsTime() {
    asked.addIdleTimeoutListener(timeout -> false);
  }

  Request request(Bytes body) {
    Map<String, String> headers = new HashMap<>();
    for (HttpField field : asked.getHeaders()) {
      headers.putIfAbsent(field.getLowerCaseName(), String.valueOf(field.getValue()));
    }
    Map<String, String> query = new HashMap<>();
    for (Fields.Field field : org.eclipse.jetty.server.Request.extractQueryParameters(asked)) {
      query.putIfAbsent(field.getName(), field.getValue());
    }
    String path = org.eclipse.jetty.server.Request.getPathInContext(asked);
    return new Request(asked.getMethod(), path, names, query, headers, body, caller);
  }
}
