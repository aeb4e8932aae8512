package dev.millrace.application.browse;

import dev.millrace.application.content.ShownField;
import dev.millrace.domain.view.Position;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A message and what it says.
 *
 * @param appendedAt the broker's time
 * @param key null where it has none; masked where the relay did not write it
 * @param bytes how long its value is; null where it has none, which erases its key
 * @param headers by name; those of others are masked unless personal data is asked for
 * @param fields what was decoded, the first of them; empty where nothing was
 * @param problem why its value was not decoded; null when it was, or there is none
 */
public record ToldMessage(
    Position position,
    Instant appendedAt,
    @Nullable String key,
    @Nullable Integer bytes,
    SortedMap<String, String> headers,
    List<ShownField> fields,
    @Nullable String problem) {

  public ToldMessage {
    fields = List.copyOf(fields);
  }
}
