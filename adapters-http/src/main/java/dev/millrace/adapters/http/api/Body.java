package dev.millrace.adapters.http.api;

import dev.millrace.adapters.http.JsonDocuments;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the JSON object that a client sent field by field, and collects every error in it. */
final class Body {

  private final Document document;
  private final List<String> errors = new ArrayList<>();

  private Body(Document document) {
    this.document = document;
  }

  /**
   * What was read.
   *
   * @param value null when there are errors
   */
  record Read<T>(@Nullable T value, List<String> errors) {}

  /**
   * Reads a body.
   *
   * @param known the fields that there are
   * @param read makes a value of them; what it refuses by an {@link IllegalArgumentException} is
   *     one more error
   */
  static <T> Read<T> read(Bytes bytes, Set<String> known, Function<Body, Supplier<T>> read) {
    Optional<Document> document =
        JsonDocuments.parse(bytes).filter(json -> json.kind() == Document.Kind.OBJECT);
    if (document.isEmpty()) {
      return new Read<>(null, List.of("the body is no JSON object"));
    }
    Body body = new Body(document.get());
    document.get().fields().stream()
        .filter(field -> !known.contains(field))
        .forEach(field -> body.errors.add("there is no such field: " + field));
    return body.made(read.apply(body));
  }

  /**
   * Answers a request by what it describes in JSON, or says why it describes nothing, or nothing
   * that is accepted.
   *
   * @param what is described, such as {@code run}
   */
  static <T> Reply describing(
      String what, Request request, Function<Bytes, Read<T>> read, Function<T, Reply> answer) {
    if (!request.contentType().equals("application/json")) {
      return Reply.problem(
          Status.UNSUPPORTED_MEDIA_TYPE, "A " + what + " is described in application/json.");
    }
    Read<T> body = read.apply(request.body());
    T value = body.value();
    try {
      return value == null ? describesNo(what, body.errors()) : answer.apply(value);
    } catch (IllegalArgumentException refused) {
      return describesNo(what, List.of(String.valueOf(refused.getMessage())));
    }
  }

  static Reply describesNo(String what, List<String> errors) {
    return Reply.problem(Status.BAD_REQUEST, "The body describes no " + what + ".", errors);
  }

  private <T> Read<T> made(Supplier<T> value) {
    if (!errors.isEmpty()) {
      return new Read<>(null, List.copyOf(errors));
    }
    try {
      return new Read<>(value.get(), List.of());
    } catch (IllegalArgumentException refused) {
      return new Read<>(null, List.of(String.valueOf(refused.getMessage())));
    }
  }

  boolean has(String field) {
    return document.at(field).isPresent();
  }

  void refuse(String error) {
    errors.add(error);
  }

  /** A text that is read to a value; the standard where it is missing, or wrong. */
  <T> T value(String field, T standard, Function<String, Optional<T>> read) {
    if (!has(field)) {
      return standard;
    }
    Optional<T> value = document.at(field).text().flatMap(read);
    if (value.isEmpty()) {
      errors.add(field + " is none that can be used");
    }
    return value.orElse(standard);
  }

  /** The same where reading refuses in its own words. */
  <T> @Nullable T parsed(String field, Function<String, T> parse) {
    Optional<String> text = document.at(field).text();
    if (text.isEmpty()) {
      errors.add(field + " is a text");
      return null;
    }
    try {
      return parse.apply(text.get());
    } catch (IllegalArgumentException refused) {
      errors.add(field + ": " + refused.getMessage());
      return null;
    }
  }

  /** A whole number from 1 on. */
  long number(String field, long standard, long most) {
    return has(field) ? number(field, most) : standard;
  }

  /** The same where it may not be missing. */
  long number(String field, long most) {
    Optional<Long> number = document.at(field).wholeNumber().filter(n -> n >= 1 && n <= most);
    if (number.isEmpty()) {
      errors.add(field + " is a whole number from 1 to " + most);
    }
    return number.orElse(1L);
  }

  /** True or false; false where it is missing. */
  boolean flag(String field) {
    if (!has(field)) {
      return false;
    }
    Optional<Boolean> flag = document.at(field).truth();
    if (flag.isEmpty()) {
      errors.add(field + " is true or false");
    }
    return flag.orElse(false);
  }
}
