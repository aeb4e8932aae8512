package dev.millrace.domain.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Read access to one node of a tree of fields, whatever format it came in.
 *
 * <p>Reading never throws: a field that is absent, of another kind or below something that is not
 * an object reads as empty, and {@link #kind()} tells the cases apart for those who must.
 */
public interface Document {

  /** What a node is. */
  enum Kind {
    MISSING,
    NULL,
    TEXT,
    NUMBER,
    BOOLEAN,
    OBJECT,
    LIST,
    /** A field that is there more than once, so that nobody knows which one counts. */
    AMBIGUOUS
  }

  Kind kind();

  /** The field of that name, of kind {@link Kind#MISSING} when this has no such field. */
  Document at(String field);

  /** The names of an object's fields in their order of appearance; empty for any other kind. */
  List<String> fields();

  /** The items of a list in order; empty for any other kind. */
  List<Document> items();

  /** The text when this is {@link Kind#TEXT}. */
  Optional<String> text();

  /** The number when this is {@link Kind#NUMBER}; exact, never a rounded double. */
  Optional<BigDecimal> number();

  /** The truth value when this is {@link Kind#BOOLEAN}. */
  Optional<Boolean> truth();

  /** The number as a whole one, when it is whole and fits. */
  default Optional<Long> wholeNumber() {
    return number().filter(Document::isWholeLong).map(BigDecimal::longValueExact);
  }

  /** Whether a value stands here: neither missing nor null. */
  default boolean isPresent() {
    return kind() != Kind.MISSING && kind() != Kind.NULL;
  }

  private static boolean isWholeLong(BigDecimal number) {
    return (long) number.precision() - number.scale() <= 19
        && number.stripTrailingZeros().scale() <= 0
        && number.toBigInteger().bitLength() < Long.SIZE;
  }
}
