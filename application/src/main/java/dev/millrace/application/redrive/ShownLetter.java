package dev.millrace.application.redrive;

import dev.millrace.domain.port.deadletter.KeptLetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter with what its bytes say.
 *
 * @param fields what was decoded, in the order of its document, the first {@value #MOST} of them;
 *     personal data is masked unless it was asked for
 * @param problem why nothing was decoded; null when it was
 */
public record ShownLetter(KeptLetter kept, List<Field> fields, @Nullable String problem) {

  /** How many fields are shown. */
  public static final int MOST = 200;

  public ShownLetter {
    fields = List.copyOf(fields);
  }

  /** A value and where it stands in its document, such as {@code record.location.city}. */
  public record Field(String path, String value) {}
}
