package dev.millrace.adapters.http.api;

import dev.millrace.adapters.http.JsonDocuments;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.family.Families;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.record.FamilyName;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the plan of a run from what a client sent, and collects every error in it. */
final class RunBody {

  static final String FAMILY = "family";
  static final String SOURCE = "source";
  static final String SEED = "seed";
  static final String RECORDS = "records";
  static final String PAGE_SIZE = "pageSize";

  private static final Set<String> FIELDS = Set.of(FAMILY, SOURCE, SEED, RECORDS, PAGE_SIZE);
  private static final int LONGEST_SEED = 256;
  private static final int LONGEST_SOURCE = 2_000;
  private static final long MOST_PER_PAGE = 5_000;
  private static final long NONE = 0;

  private final Document body;
  private final RunDefaults defaults;
  private final List<String> errors = new ArrayList<>();

  private RunBody(Document body, RunDefaults defaults) {
    this.body = body;
    this.defaults = defaults;
  }

  /**
   * What was read.
   *
   * @param plan null when there are errors
   */
  record Result(@Nullable RunPlan plan, List<String> errors) {}

  static Result read(Bytes bytes, Families families, RunDefaults defaults) {
    Optional<Document> document =
        JsonDocuments.parse(bytes).filter(json -> json.kind() == Document.Kind.OBJECT);
    if (document.isEmpty()) {
      return new Result(null, List.of("the body is no JSON object"));
    }
    return new RunBody(document.get(), defaults).result(families);
  }

  private Result result(Families families) {
    body.fields().stream()
        .filter(field -> !FIELDS.contains(field))
        .forEach(field -> errors.add("there is no such field: " + field));
    FamilyName family = value(FAMILY, defaults.family(), text -> family(families, text));
    URI source = value(SOURCE, defaults.source(), RunBody::source);
    String seed = value(SEED, defaults.seed(), RunBody::seed);
    long records = number(RECORDS, NONE, Long.MAX_VALUE);
    long size = number(PAGE_SIZE, defaults.pageSize(), MOST_PER_PAGE);
    return errors.isEmpty()
        ? plan(family, source, seed, records, (int) size)
        : new Result(null, List.copyOf(errors));
  }

  private static Result plan(FamilyName family, URI source, String seed, long records, int size) {
    try {
      return new Result(new RunPlan(family, source, seed, records, size), List.of());
    } catch (IllegalArgumentException tooMany) {
      return new Result(null, List.of(String.valueOf(tooMany.getMessage())));
    }
  }

  private <T> T value(String field, T standard, Function<String, Optional<T>> read) {
    if (!body.at(field).isPresent()) {
      return standard;
    }
    Optional<T> value = body.at(field).text().flatMap(read);
    if (value.isEmpty()) {
      errors.add(field + " is none that can be used");
    }
    return value.orElse(standard);
  }

  private long number(String field, long standard, long most) {
    Document given = body.at(field);
    if (!given.isPresent() && standard != NONE) {
      return standard;
    }
    Optional<Long> number = given.wholeNumber().filter(n -> n >= 1 && n <= most);
    if (number.isEmpty()) {
      errors.add(field + " is a whole number from 1 to " + most);
    }
    return number.orElse(1L);
  }

  private static Optional<FamilyName> family(Families families, String text) {
    return families.all().stream()
        .map(family -> family.name())
        .filter(name -> name.value().equals(text))
        .findFirst();
  }

  private static Optional<URI> source(String text) {
    try {
      URI address = new URI(text);
      boolean usable =
          text.length() <= LONGEST_SOURCE
              && Set.of("http", "https").contains(String.valueOf(address.getScheme()))
              && address.getHost() != null
              && address.getRawUserInfo() == null;
      return usable ? Optional.of(address) : Optional.empty();
    } catch (URISyntaxException notOne) {
      return Optional.empty();
    }
  }

  /** What a database keeps as it is. */
  private static Optional<String> seed(String text) {
    boolean usable =
        !text.isEmpty()
            && text.length() <= LONGEST_SEED
            && text.chars().noneMatch(Character::isISOControl)
            && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    return usable ? Optional.of(text) : Optional.empty();
  }
}
