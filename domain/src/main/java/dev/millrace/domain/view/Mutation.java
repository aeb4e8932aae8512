package dev.millrace.domain.view;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change of one row of a view. Idempotent, and commutative with all others by its write time.
 */
public sealed interface Mutation {

  /**
   * The longest text of a row, in bytes of UTF-8: longer than any that a family accepts, and far
   * below what a table refuses for good (65,535 bytes in a key, 16 MiB in all).
   */
  int MAX_TEXT_BYTES = 8_192;

  View view();

  WriteTime writeTime();

  /** The same change in a view with the same columns. */
  Mutation in(View other);

  /**
   * Sets a row.
   *
   * @param values one per column of {@link View#columns()}, of its Java type or null
   * @param writesNulls whether a null is written, so that an older value disappears; a key's first
   *     version leaves it unset and makes no tombstone
   */
  record Upsert(View view, List<@Nullable Object> values, WriteTime writeTime, boolean writesNulls)
      implements Mutation {

    public Upsert {
      values = Collections.unmodifiableList(new ArrayList<>(values));
      requireOneValuePerColumn(view, values);
      requireShortTexts(view, values);
    }

    @Override
    public Upsert in(View other) {
      return new Upsert(other, values, writeTime, writesNulls);
    }
  }

  /**
   * Removes a row.
   *
   * @param key one value per column of {@link View#key()}
   */
  record Delete(View view, List<Object> key, WriteTime writeTime) implements Mutation {

    public Delete {
      key = List.copyOf(key);
      requireKey(view, key);
      requireShortTexts(view, key);
    }

    @Override
    public Delete in(View other) {
      return new Delete(other, key, writeTime);
    }

    /** The deletion of the row whose key stands in text form. */
    public static Delete ofText(View view, List<String> key, WriteTime writeTime) {
      List<Object> values = new ArrayList<>(key.size());
      for (int i = 0; i < key.size(); i++) {
        values.add(view.key().get(i).type().parse(key.get(i)));
      }
      return new Delete(view, values, writeTime);
    }
  }

  private static void requireKey(View view, List<Object> key) {
    if (key.size() != view.key().size() || key.contains("")) {
      throw new IllegalArgumentException("no key of view " + view.name());
    }
  }

  private static void requireShortTexts(View view, List<? extends @Nullable Object> values) {
    for (Object value : values) {
      if (value instanceof String text && isTooLong(text)) {
        throw new IllegalArgumentException(
            "a text of view " + view.name() + " has more than " + MAX_TEXT_BYTES + " bytes");
      }
    }
  }

  /** A character has one to three bytes, so that hardly any text has to be encoded for this. */
  private static boolean isTooLong(String text) {
    return text.length() > MAX_TEXT_BYTES / 3
        && text.getBytes(StandardCharsets.UTF_8).length > MAX_TEXT_BYTES;
  }

  private static void requireOneValuePerColumn(View view, List<@Nullable Object> values) {
    if (values.size() != view.columns().size()) {
      throw new IllegalArgumentException(
          "view "
              + view.name()
              + " has "
              + view.columns().size()
              + " columns, not "
              + values.size());
    }
  }
}
