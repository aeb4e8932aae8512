package dev.millrace.application.rebuild;

import dev.millrace.domain.view.View;
import dev.millrace.domain.view.ViewRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values as tables hold them: times to the millisecond. */
final class HeldValues {

  private HeldValues() {}

  static ViewRow of(ViewRow row) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Object value : row.values()) {
      values.add(value == null ? null : held(value));
    }
    return new ViewRow(row.view(), values);
  }

  /**
   * The values of a primary key in text form.
   *
   * @throws IllegalArgumentException when it is none; a time may also make a {@link
   *     java.time.DateTimeException}
   */
  static List<Object> key(View view, List<String> text) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < text.size(); i++) {
      values.add(held(view.key().get(i).type().parse(text.get(i))));
    }
    return List.copyOf(values);
  }

  private static Object held(Object value) {
    return value instanceof Instant time ? Instant.ofEpochMilli(time.toEpochMilli()) : value;
  }
}
