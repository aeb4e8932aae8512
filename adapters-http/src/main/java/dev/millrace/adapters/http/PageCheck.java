package dev.millrace.adapters.http;

import dev.millrace.domain.document.Document;
import dev.millrace.domain.port.source.PageRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Whether an answer is the page that was asked for. Reasons hold nothing of its body. */
record PageCheck(PageRequest request, PageAddress address, Answer answer, RedactedPage page) {

  /** The last of all reasons: nothing else is wrong. */
  static final String EMPTY = "results is empty";

  private static final int OK = 200;

  /** What is wrong with it first of all, when anything is. */
  Optional<String> reason() {
    return Stream.<Supplier<Optional<String>>>of(
            this::transport, page::broken, this::shape, this::echo, this::count)
        .flatMap(check -> check.get().stream())
        .findFirst();
  }

  private Optional<String> transport() {
    if (answer.status() != OK) {
      return Optional.of("status " + answer.status());
    }
    if (answer.broken() != null) {
      return Optional.of(answer.broken() + " after " + answer.body().length() + " bytes");
    }
    if (answer.header("content-encoding").filter(it -> !wasAskedFor(it)).isPresent()) {
      return Optional.of("encoded as was not asked for");
    }
    boolean other = answer.header("content-type").filter(type -> !isJson(type)).isPresent();
    return other ? Optional.of("its content type is not JSON") : Optional.empty();
  }

  private static boolean wasAskedFor(String coding) {
    return coding.equals("identity") || Gunzip.opens(coding);
  }

  private static boolean isJson(String contentType) {
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.equals("application/json") || type.endsWith("+json") || type.equals("text/json");
  }

  private Optional<String> shape() {
    if (page.has("error")) {
      return Optional.of("an error object");
    }
    if (!page.has("results")) {
      return Optional.of("no results");
    }
    if (!page.isList()) {
      return Optional.of("results is no list");
    }
    return page.info().kind() == Document.Kind.OBJECT
        ? Optional.empty()
        : Optional.of("no info object");
  }

  private Optional<String> echo() {
    return Stream.of(
            differs("seed", request.seed()),
            differs("results", String.valueOf(request.size())),
            differs("page", String.valueOf(request.page())),
            address.version().flatMap(version -> differs("version", version)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> differs(String field, String asked) {
    Document echoed = page.info().at(field);
    boolean textual = field.equals("seed") || field.equals("version");
    Optional<String> value =
        echoed.number().map(Object::toString).or(() -> textual ? echoed.text() : Optional.empty());
    return value.filter(asked::equals).isPresent()
        ? Optional.empty()
        : Optional.of("info does not echo the " + field + " that was asked for");
  }

  private Optional<String> count() {
    if (page.size() == 0) {
      return Optional.of(EMPTY);
    }
    return page.size() <= request.size()
        ? Optional.empty()
        : Optional.of("results: " + page.size() + " of " + request.size() + " asked");
  }
}
