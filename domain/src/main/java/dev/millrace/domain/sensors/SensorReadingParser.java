package dev.millrace.domain.sensors;

import dev.millrace.domain.document.Document;
import dev.millrace.domain.record.Fields;
import dev.millrace.domain.record.Parsed;
import dev.millrace.domain.record.RawRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a reading: {@code eventId}, {@code sensor} and {@code at} are demanded; {@code value} and
 * {@code unit} may be missing. A sensor that measured nothing says so by a {@code value} that is
 * missing, null or {@code "NaN"}. Fields of other names are nobody's business.
 */
final class SensorReadingParser {

  private static final int MAX_NAME = 256;
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?");
  private static final String NOTHING = "NaN";
  private static final String NO_NUMBER = "is no number that a double can hold";
  private static final String MISSING = "is missing";

  private final Fields fields;

  private SensorReadingParser(Fields fields) {
    this.fields = fields;
  }

  static Parsed<SensorReading> parse(RawRecord raw) {
    Fields fields = new Fields(raw.document());
    if (raw.document().kind() != Document.Kind.OBJECT) {
      fields.reject("", Fields.wrongKind(raw.document(), "an object"));
      return new Parsed.Rejected<>(fields.reasons(), raw.bytes());
    }
    SensorReading reading = new SensorReadingParser(fields).reading();
    return reading == null || !fields.reasons().isEmpty()
        ? new Parsed.Rejected<>(fields.reasons(), raw.bytes())
        : new Parsed.Accepted<>(reading);
  }

  /** The reading, or null when something that is demanded is missing. */
  private @Nullable SensorReading reading() {
    UUID id = demanded("eventId", fields.uuid("eventId"));
    String sensor = demanded("sensor", sensor());
    Instant at = demanded("at", fields.instant("at"));
    Double value = value();
    String unit = fields.text("unit");
    return id == null || sensor == null || at == null
        ? null
        : new SensorReading(id, sensor, value, unit, at);
  }

  private @Nullable String sensor() {
    String sensor = fields.text("sensor");
    if (sensor != null && sensor.length() > MAX_NAME) {
      fields.reject("sensor", "is longer than " + MAX_NAME + " characters");
      return null;
    }
    return sensor;
  }

  private <T> @Nullable T demanded(String path, @Nullable T value) {
    fields.require(path, value, MISSING);
    return value;
  }

  private @Nullable Double value() {
    Document node = fields.at("value");
    if (node.kind() != Document.Kind.NUMBER) {
      return node.text().filter(NOTHING::equals).isPresent()
          ? null
          : fields.formed("value", SensorReadingParser::decimal, NO_NUMBER);
    }
    Optional<Double> number = node.number().flatMap(SensorReadingParser::finite);
    if (number.isEmpty()) {
      fields.reject("value", NO_NUMBER);
    }
    return number.orElse(null);
  }

  private static Optional<Double> decimal(String text) {
    return DECIMAL.matcher(text).matches() ? finite(new BigDecimal(text)) : Optional.empty();
  }

  private static Optional<Double> finite(BigDecimal number) {
    return Optional.of(number.doubleValue()).filter(Double::isFinite);
  }
}
