package dev.millrace.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.millrace.simulator.fault.FaultRule;
import dev.millrace.simulator.fault.Faults;
import dev.millrace.simulator.fault.Reply;
import dev.millrace.simulator.page.ApiVersion;
import dev.millrace.simulator.page.JsonBytes;
import dev.millrace.simulator.page.Page;
import dev.millrace.simulator.page.PageRequest;
import dev.millrace.simulator.page.Query;
import dev.millrace.simulator.page.UserPages;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers the API's requests. */
final class ApiHandler implements HttpHandler {

  private static final Pattern PATH = Pattern.compile("/api(?:/([^/]+))?/?");

  private static final ThreadLocal<JsonBytes> BUFFER = ThreadLocal.withInitial(JsonBytes::new);

  private final UserPages source;
  private final Faults faults;
  private final RequestBudget budget;
  private final Served served;
  private final ReplySender sender;

  ApiHandler(
      UserPages source, Faults faults, RequestBudget budget, Served served, ReplySender sender) {
    this.source = source;
    this.faults = faults;
    this.budget = budget;
    this.served = served;
    this.sender = sender;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<ApiVersion> version = version(exchange.getRequestURI().getPath());
      if (version.isEmpty()) {
        send(exchange, Reply.error(404, "Not found"));
      } else if (!exchange.getRequestMethod().equals("GET")) {
        send(exchange, Reply.error(405, "Only GET is served").withHeader("Allow", "GET"));
      } else {
        served.countRequest();
        answer(exchange, version.get());
      }
    }
  }

  private static Optional<ApiVersion> version(String path) {
    Matcher match = PATH.matcher(path);
    if (!match.matches()) {
      return Optional.empty();
    }
    String number = match.group(1);
    return number == null ? Optional.of(ApiVersion.latest()) : ApiVersion.of(number);
  }

  private void answer(HttpExchange exchange, ApiVersion version) throws IOException {
    Duration wait = budget.spend();
    if (!wait.isZero()) {
      String seconds = Long.toString(wait.plusMillis(999).toSeconds());
      Reply refusal = Reply.error(429, "Too many requests. Please wait a bit and try again.");
      send(exchange, refusal.withHeader("Retry-After", seconds));
      return;
    }
    String query = exchange.getRequestURI().getRawQuery();
    PageRequest request = PageRequest.of(version, Query.parse(query == null ? "" : query));
    FaultRule rule = faults.striking(request).orElse(null);
    sendOnRecord(exchange, request, reply(request, rule), rule);
  }

  private Reply reply(PageRequest request, @Nullable FaultRule rule) {
    try {
      Page page = source.page(request);
      return rule == null
          ? Reply.json(200, page)
          : rule.apply(Reply.json(200, rule.apply(page, request, source)));
    } catch (UserPages.NotServed e) {
      return Reply.error(e.status(), e.reason());
    }
  }

  private void sendOnRecord(
      HttpExchange exchange, PageRequest request, Reply reply, @Nullable FaultRule rule)
      throws IOException {
    if (!served.remembers() || !reply.carriesWholePage()) {
      send(exchange, reply);
      return;
    }
    JsonBytes buffer = emptyBuffer();
    int[] boundaries = ((Page) reply.body()).boundaries(buffer);
    ServedPage page = new ServedPage(request, records(buffer, boundaries), rule);
    served.add(page);
    try {
      sender.send(exchange, reply, buffer);
    } catch (IOException e) {
      served.remove(page);
      throw e;
    }
  }

  private void send(HttpExchange exchange, Reply reply) throws IOException {
    JsonBytes buffer = emptyBuffer();
    reply.body().appendTo(buffer);
    sender.send(exchange, reply, buffer);
  }

  private static List<byte[]> records(JsonBytes buffer, int[] boundaries) {
    List<byte[]> records = new ArrayList<>();
    for (int i = 0; i < boundaries.length; i += 2) {
      records.add(buffer.copyOfRange(boundaries[i], boundaries[i + 1]));
    }
    return records;
  }

  private static JsonBytes emptyBuffer() {
    JsonBytes buffer = BUFFER.get();
    buffer.clear();
    return buffer;
  }
}
