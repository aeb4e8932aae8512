package dev.millrace.simulator.fault;

import dev.millrace.simulator.page.JsonText;
import dev.millrace.simulator.page.Page;
import dev.millrace.simulator.page.PageInfo;
import dev.millrace.simulator.page.PageRequest;
import dev.millrace.simulator.page.UserPages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** One thing that goes wrong with an answer. Several can go wrong with the same one. */
public final class Fault {

  private final String description;
  private final PageChange onPage;
  private final UnaryOperator<Reply> onReply;

  @FunctionalInterface
  private interface PageChange {
    Page apply(Page page, PageRequest request, UserPages source) throws UserPages.NotServed;
  }

  private Fault(String description, PageChange onPage, UnaryOperator<Reply> onReply) {
    this.description = description;
    this.onPage = onPage;
    this.onReply = onReply;
  }

  /** The status, with {@code {"error": …}} as the body. */
  public static Fault status(int code) {
    return ofReply("status " + code, reply -> reply.insteadError(code, "simulated " + code));
  }

  /** A {@code Retry-After} header: seconds, an HTTP date, or nonsense. */
  public static Fault retryAfter(String value) {
    return ofReply("retry-after " + value, reply -> reply.withHeader("Retry-After", value));
  }

  public static Fault delayBeforeHeaders(Duration delay) {
    return ofReply("delay " + delay, reply -> reply.delayed(delay));
  }

  /** Holds the headers back, so that answers begin no closer together than this. */
  public static Fault pace(Duration interval) {
    Metronome metronome = new Metronome(interval, System::nanoTime);
    return ofReply("pace " + interval, reply -> reply.delayed(metronome.untilNext()));
  }

  /** One pause after so many bytes of the body. */
  public static Fault pauseInBody(int afterBytes, Duration pause) {
    Reply.Pace pace = new Reply.Pace(afterBytes, pause, false);
    return ofReply("pause " + pause + " after " + afterBytes, reply -> reply.paced(pace));
  }

  /** A pause after every so many bytes of the body, to its end. */
  public static Fault drip(int bytes, Duration pause) {
    Reply.Pace pace = new Reply.Pace(bytes, pause, true);
    return ofReply("drip " + bytes + " per " + pause, reply -> reply.paced(pace));
  }

  /** Closes the connection after so many bytes of the body, short of {@code Content-Length}. */
  public static Fault truncate(int bytes) {
    return ofReply("truncate after " + bytes, reply -> reply.cut(bytes));
  }

  /** An HTML page with status 200. */
  public static Fault html() {
    JsonText html = JsonText.raw("<!DOCTYPE html><html><body><h1>Maintenance</h1></body></html>");
    return ofReply("html", reply -> reply.instead(200, "text/html; charset=utf-8", html));
  }

  /** This text as the JSON body, with status 200. */
  public static Fault body(String text) {
    JsonText body = JsonText.raw(text);
    return ofReply("body", reply -> reply.instead(200, reply.contentType(), body));
  }

  /** {@code {"error": message}} with status 200. */
  public static Fault errorObject(String message) {
    return ofReply("error object", reply -> reply.insteadError(200, message));
  }

  public static Fault emptyResults() {
    return ofPage("empty results", (page, request, source) -> new Page(List.of(), page.info()));
  }

  /** An {@code info} that does not echo what was asked. */
  public static Fault wrongInfo(UnaryOperator<PageInfo> change) {
    return ofPage(
        "wrong info",
        (page, request, source) ->
            new Page(page.records(), page.info() == null ? null : change.apply(page.info())));
  }

  public static Fault noInfo() {
    return ofPage("no info", (page, request, source) -> new Page(page.records(), null));
  }

  /** Another text in the place of the user at the index (from 0) of the page, neighbours kept. */
  public static Fault replaceRecord(int index, String json) {
    JsonText replacement = JsonText.raw(json);
    return ofRecords(
        "replace record " + index,
        records -> {
          if (index < records.size()) {
            records.set(index, replacement);
          }
        });
  }

  /** The user at the index (from 0) once more at the end of the page. */
  public static Fault repeatRecord(int index) {
    return ofRecords(
        "repeat record " + index,
        records -> {
          if (index < records.size()) {
            records.add(records.get(index));
          }
        });
  }

  /** The users in reverse order. */
  public static Fault reverseRecords() {
    return ofRecords("reverse records", Collections::reverse);
  }

  /** The users of page 1 under the {@code info} of the page that was asked for. */
  public static Fault repeatFirstPage() {
    return ofPage(
        "repeat first page",
        (page, request, source) ->
            new Page(source.page(request.withPage(1)).records(), page.info()));
  }

  Page apply(Page page, PageRequest request, UserPages source) throws UserPages.NotServed {
    return onPage.apply(page, request, source);
  }

  Reply apply(Reply reply) {
    return onReply.apply(reply);
  }

  @Override
  public String toString() {
    return description;
  }

  private static Fault ofReply(String description, UnaryOperator<Reply> change) {
    return new Fault(description, (page, request, source) -> page, change);
  }

  private static Fault ofPage(String description, PageChange change) {
    return new Fault(description, change, UnaryOperator.identity());
  }

  private static Fault ofRecords(String description, Consumer<List<JsonText>> change) {
    return ofPage(
        description,
        (page, request, source) -> {
          List<JsonText> records = new ArrayList<>(page.records());
          change.accept(records);
          return new Page(records, page.info());
        });
  }
}
