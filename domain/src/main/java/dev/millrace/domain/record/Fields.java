package dev.millrace.domain.record;

import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.Document.Kind;
import dev.millrace.domain.document.MapDocument;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of an untrusted document by their dotted paths and collects every reason against
 * them. A field that is missing, null or turned away reads as null.
 */
public final class Fields {

  private static final int MAX_LENGTH = 1_000;
  private static final String TOO_LONG = "is longer than " + MAX_LENGTH + " characters";

  private static final Instant FROM = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant BEFORE = Instant.parse("2101-01-01T00:00:00Z");

  private static final Pattern UUID_SHAPE =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final Document root;
  private final Set<Reason> reasons = new LinkedHashSet<>();

  public Fields(Document root) {
    this.root = root;
  }

  /** All reasons so far, each once. */
  public List<Reason> reasons() {
    return List.copyOf(reasons);
  }

  /** Turns the field at a path away. */
  public void reject(String path, String problem) {
    reasons.add(new Reason(path, problem));
  }

  /** Rejects a value that is absent, unless something is said against it or what it is in. */
  public void require(String path, @Nullable Object value, String problem) {
    if (value == null
        && reasons.stream()
            .noneMatch(
                known -> known.path().startsWith(path) || path.startsWith(known.path() + "."))) {
      reject(path, problem);
    }
  }

  /** The node at a path; whatever stands on the way there must be an object, missing or null. */
  public Document at(String path) {
    Document node = root;
    int from = 0;
    while (from <= path.length()) {
      if (node.isPresent() && node.kind() != Kind.OBJECT) {
        reject(path.substring(0, Math.max(0, from - 1)), wrongKind(node, "an object"));
        return MapDocument.missing();
      }
      int dot = path.indexOf('.', from);
      int end = dot < 0 ? path.length() : dot;
      node = node.at(path.substring(from, end));
      from = end + 1;
    }
    return node;
  }

  /** A free text. The empty one is the API's way of saying nothing, and reads as null. */
  public @Nullable String text(String path) {
    String text = anyText(path);
    return text == null || text.isEmpty() ? null : text;
  }

  /** A free text that may be longer than others: so many bytes of UTF-8. */
  public @Nullable String longText(String path, int maxBytes) {
    String text =
        anyText(
            path,
            found -> found.getBytes(StandardCharsets.UTF_8).length > maxBytes,
            "has more than " + maxBytes + " bytes");
    return text == null || text.isEmpty() ? null : text;
  }

  /** A free text that the API sometimes sends as a whole number. */
  public @Nullable String textOrNumber(String path) {
    return at(path).kind() == Kind.NUMBER ? wholeNumber(path) : text(path);
  }

  /** A text that has a form to keep to: the empty one does not. */
  public <T> @Nullable T formed(String path, Function<String, Optional<T>> form, String problem) {
    String text = anyText(path);
    Optional<T> value = text == null ? Optional.empty() : form.apply(text);
    if (text != null && value.isEmpty()) {
      reject(path, problem);
    }
    return value.orElse(null);
  }

  /** A UUID in its usual form of 36 characters. */
  public @Nullable UUID uuid(String path) {
    return formed(path, Fields::uuidOf, "is no UUID");
  }

  private static Optional<UUID> uuidOf(String text) {
    return UUID_SHAPE.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }

  /** An ISO instant with its offset, within the years 2000 to 2100. */
  public @Nullable Instant instant(String path) {
    Instant instant = formed(path, Fields::instantOf, "is no ISO instant");
    if (instant != null && (instant.isBefore(FROM) || !instant.isBefore(BEFORE))) {
      reject(path, "is not within the years 2000 to 2100");
      return null;
    }
    return instant;
  }

  private static Optional<Instant> instantOf(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException notOne) {
      return Optional.empty();
    }
  }

  /** What is wrong with a node that is of another kind than the wanted one, in words. */
  public static String wrongKind(Document node, String wanted) {
    String found =
        switch (node.kind()) {
          case TEXT -> "a text";
          case NUMBER -> "a number";
          case BOOLEAN -> "a truth value";
          case OBJECT -> "an object";
          case LIST -> "a list";
          case NULL, MISSING -> "missing";
          case AMBIGUOUS -> "there more than once";
        };
    return "is " + found + ", not " + wanted;
  }

  private @Nullable String wholeNumber(String path) {
    Optional<Long> number = at(path).wholeNumber();
    if (number.isEmpty()) {
      reject(path, "is no whole number of at most 64 bits");
    }
    return number.map(String::valueOf).orElse(null);
  }

  private @Nullable String anyText(String path) {
    return anyText(path, found -> found.length() > MAX_LENGTH, TOO_LONG);
  }

  private @Nullable String anyText(String path, Predicate<String> isTooLong, String tooLong) {
    Document node = at(path);
    if (node.isPresent() && node.kind() != Kind.TEXT) {
      reject(path, wrongKind(node, "a text"));
    }
    int before = reasons.size();
    Optional<String> text = node.text();
    text.filter(isTooLong).ifPresent(found -> reject(path, tooLong));
    text.ifPresent(found -> requireStorable(path, found));
    return reasons.size() == before ? text.orElse(null) : null;
  }

  /** Rejects what a store on the way cannot hold: PostgreSQL has no U+0000, UTF-8 no half. */
  private void requireStorable(String path, String text) {
    if (text.indexOf('\0') >= 0) {
      reject(path, "holds U+0000");
    }
    if (holdsHalf(text)) {
      reject(path, "holds an unpaired surrogate");
    }
  }

  private static boolean holdsHalf(String text) {
    int codePoint;
    for (int at = 0; at < text.length(); at += Character.charCount(codePoint)) {
      codePoint = text.codePointAt(at);
      if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
        return true;
      }
    }
    return false;
  }
}
