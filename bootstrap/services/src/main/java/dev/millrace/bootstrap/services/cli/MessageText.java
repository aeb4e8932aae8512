package dev.millrace.bootstrap.services.cli;

import dev.millrace.application.browse.ToldMessage;
import dev.millrace.application.browse.ToldPage;
import dev.millrace.application.browse.TopicQuestion;
import dev.millrace.domain.port.log.LogPage.Ending;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How messages of a topic are shown. */
final class MessageText {

  private MessageText() {}

  static Map<String, Object> fields(TopicQuestion question, ToldPage page) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("topic", question.family().topic());
    fields.put("masked", !question.isPersonal());
    fields.put("messages", page.messages().stream().map(MessageText::fields).toList());
    fields.put("ending", page.ending().name());
    Map<String, Long> next = new LinkedHashMap<>();
    page.next().forEach(one -> next.put(String.valueOf(one.partition()), one.offset()));
    fields.put("next", next);
    return fields;
  }

  private static Map<String, @Nullable Object> fields(ToldMessage message) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("partition", message.position().partition());
    fields.put("offset", message.position().offset());
    fields.put("appendedAt", message.appendedAt().toString());
    fields.put("key", message.key());
    fields.put("bytes", message.bytes());
    fields.put("headers", message.headers());
    fields.put("undecoded", message.problem());
    Map<String, String> decoded = new LinkedHashMap<>();
    message.fields().forEach(field -> decoded.put(field.path(), field.value()));
    fields.put("fields", decoded);
    return fields;
  }

  static void print(PrintWriter out, TopicQuestion question, ToldPage page) {
    if (page.messages().isEmpty()) {
      out.println("There is none of these in " + question.family().topic() + ".");
    }
    page.messages().forEach(message -> print(out, message));
    if (page.ending() != Ending.END) {
      out.printf(
          "There may be more (%s): the same with %s%n",
          page.ending(),
          page.next().stream()
              .map(next -> "--partition " + next.partition() + " --offset " + next.offset())
              .collect(Collectors.joining(", or ")));
    }
  }

  private static void print(PrintWriter out, ToldMessage message) {
    out.printf("%s  %s%n", message.appendedAt(), message.position());
    line(out, "key", message.key());
    line(out, "bytes", message.bytes() == null ? "none: it erases its key" : message.bytes());
    message.headers().forEach((name, value) -> line(out, "header", name + ": " + value));
    line(out, "undecoded", message.problem());
    message.fields().forEach(field -> line(out, "field", field.path() + ": " + field.value()));
  }

  private static void line(PrintWriter out, String name, @Nullable Object value) {
    if (value != null) {
      out.printf("  %-10s %s%n", name, value);
    }
  }
}
