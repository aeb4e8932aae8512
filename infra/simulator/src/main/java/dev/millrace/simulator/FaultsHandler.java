package dev.millrace.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.millrace.simulator.fault.FaultForm;
import dev.millrace.simulator.fault.FaultRule;
import dev.millrace.simulator.fault.Faults;
import dev.millrace.simulator.fault.Reply;
import dev.millrace.simulator.page.JsonBytes;
import dev.millrace.simulator.page.Query;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * Switches faults over HTTP: POST a form (see {@link FaultForm}) to add one, GET to see the rules
 * and their hits, DELETE to clear them. Browsers are turned away, so that no web page can switch
 * faults on the machine it is shown on.
 */
final class FaultsHandler implements HttpHandler {

  private static final int MAX_FORM_BYTES = 1 << 20;

  private final Faults faults;
  private final ReplySender sender;

  FaultsHandler(Faults faults, ReplySender sender) {
    this.faults = faults;
    this.sender = sender;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonBytes buffer = new JsonBytes();
      Reply reply = reply(exchange);
      reply.body().appendTo(buffer);
      sender.send(exchange, reply, buffer);
    }
  }

  private Reply reply(HttpExchange exchange) throws IOException {
    if (exchange.getRequestHeaders().containsKey("Origin")) {
      return Reply.error(403, "Not from a browser");
    }
    return switch (exchange.getRequestMethod()) {
      case "GET" -> rules(200);
      case "POST" -> submit(form(exchange));
      case "DELETE" -> {
        faults.clear();
        yield rules(200);
      }
      default -> Reply.error(405, "Use GET, POST or DELETE");
    };
  }

  private Reply submit(Query form) {
    try {
      FaultForm.submit(form, faults);
      return rules(201);
    } catch (IllegalArgumentException e) {
      return Reply.error(400, String.valueOf(e.getMessage()));
    }
  }

  private Reply rules(int status) {
    return Reply.json(
        status,
        out -> {
          out.ascii("{\"generation\":").number(faults.generation().number()).ascii(",\"rules\":[");
          String separator = "";
          for (FaultRule rule : faults.rules()) {
            append(rule, out.ascii(separator));
            separator = ",";
          }
          out.ascii("]}");
        });
  }

  private static void append(FaultRule rule, JsonBytes out) {
    String names = rule.faults().stream().map(String::valueOf).collect(Collectors.joining(", "));
    String pages =
        rule.strike().pages().stream()
            .sorted()
            .map(String::valueOf)
            .collect(Collectors.joining(","));
    out.ascii("{\"faults\":").quoted(names);
    out.ascii(",\"pages\":[").ascii(pages).ascii("],\"times\":").number(rule.strike().times());
    out.ascii(",\"hits\":").number(rule.hits()).character('}');
  }

  private static Query form(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_FORM_BYTES);
    return Query.parse(new String(body, StandardCharsets.UTF_8));
  }
}
