package dev.millrace.domain.logs;

import dev.millrace.domain.document.Document;
import dev.millrace.domain.record.Fields;
import dev.millrace.domain.record.Parsed;
import dev.millrace.domain.record.RawRecord;
import dev.millrace.domain.view.Mutation;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a line: {@code eventId}, {@code source}, {@code at} and {@code line} are demanded, {@code
 * host} may be missing. Fields of other names are nobody's business.
 */
final class LoggedLineParser {

  private static final int MAX_NAME = 200;

  /** Words of what can be seen, with a blank between two of them. */
  private static final Pattern NAME = Pattern.compile("[^\\p{C}\\p{Z}]+(?: [^\\p{C}\\p{Z}]+)*");

  private static final String NO_NAME =
      "is no name of up to " + MAX_NAME + " characters that can be seen";

  private final Fields fields;

  private LoggedLineParser(Fields fields) {
    this.fields = fields;
  }

  static Parsed<LoggedLine> parse(RawRecord raw) {
    Fields fields = new Fields(raw.document());
    if (raw.document().kind() != Document.Kind.OBJECT) {
      fields.reject("", Fields.wrongKind(raw.document(), "an object"));
      return new Parsed.Rejected<>(fields.reasons(), raw.bytes());
    }
    LoggedLine line = new LoggedLineParser(fields).line();
    return line == null || !fields.reasons().isEmpty()
        ? new Parsed.Rejected<>(fields.reasons(), raw.bytes())
        : new Parsed.Accepted<>(line);
  }

  /** The line, or null when something that is demanded is missing. */
  private @Nullable LoggedLine line() {
    UUID id = demanded("eventId", fields.uuid("eventId"));
    String source = demanded("source", name("source"));
    String host = name("host");
    Instant at = demanded("at", fields.instant("at"));
    String line = demanded("line", fields.longText("line", Mutation.MAX_TEXT_BYTES));
    return id == null || source == null || at == null || line == null
        ? null
        : new LoggedLine(id, source, host, at, line);
  }

  private <T> @Nullable T demanded(String path, @Nullable T value) {
    fields.require(path, value, "is missing");
    return value;
  }

  private @Nullable String name(String path) {
    return fields.formed(path, LoggedLineParser::visible, NO_NAME);
  }

  private static Optional<String> visible(String text) {
    return text.length() <= MAX_NAME && NAME.matcher(text).matches()
        ? Optional.of(text)
        : Optional.empty();
  }
}
