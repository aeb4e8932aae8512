package dev.millrace.application.redrive;

import dev.millrace.application.content.ShownField;
import dev.millrace.application.content.ShownFields;
import dev.millrace.application.content.ShownHeaders;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.port.deadletter.KeptLetter;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter with what its bytes say.
 *
 * @param fields what was decoded, in the order of its document, the first of them; personal data is
 *     masked unless it was asked for
 * @param problem why nothing was decoded; null when it was
 */
public record ShownLetter(KeptLetter kept, List<ShownField> fields, @Nullable String problem) {

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
    return ShownHeaders.of(kept.letter().headers(), isPersonal);
  }
}
