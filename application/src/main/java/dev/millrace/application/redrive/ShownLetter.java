package dev.millrace.application.redrive;

import dev.millrace.application.content.ShownField;
import dev.millrace.application.content.ShownFields;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.event.EventHeaders;
import dev.millrace.domain.port.deadletter.KeptLetter;
import dev.millrace.domain.view.Mask;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter with what its bytes say.
 *
 * @param fields what was decoded, in the order of its document, the first of them; personal data is
 *     masked unless it was asked for
 * @param problem why nothing was decoded; null when it was
 */
public record ShownLetter(KeptLetter kept, List<ShownField> fields, @Nullable String problem) {

  private static final String OURS = "millrace-";

  /** Headers of ours that hold what is left out of a record. */
  private static final Set<String> PIECES =
      Set.of(EventHeaders.PAYLOAD_START, EventHeaders.KEY_START);

  public ShownLetter {
    fields = List.copyOf(fields);
  }

  /** The letter's key, masked where it is none of a record of ours; null where it has none. */
  public @Nullable String key(boolean isPersonal) {
    Bytes key = kept.letter().key();
    return key == null
        ? null
        : kept.letter()
            .recordKey()
            .map(Object::toString)
            .orElseGet(() -> isPersonal ? ShownFields.cut(key.text()) : key.toString());
  }

  /** The original headers by name; those of others are masked unless personal data is asked for. */
  public SortedMap<String, String> headers(boolean isPersonal) {
    SortedMap<String, String> headers = new TreeMap<>();
    kept.letter()
        .headers()
        .forEach(
            (name, bytes) -> {
              String value = ShownFields.cut(bytes.text());
              headers.put(
                  ShownFields.cut(name), isPersonal || isOurs(name) ? value : Mask.of(value));
            });
    return headers;
  }

  private static boolean isOurs(String header) {
    return header.equals(EventHeaders.TRACEPARENT)
        || (header.startsWith(OURS) && !PIECES.contains(header));
  }
}
