package dev.millrace.domain.users;

import dev.millrace.domain.document.Document.Kind;
import dev.millrace.domain.record.Fields;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the API's {@code location}. */
final class Places {

  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,3}(\\.[0-9]{1,30})?");

  private final Fields fields;

  Places(Fields fields) {
    this.fields = fields;
  }

  Address address() {
    return new Address(
        street(),
        fields.text("location.city"),
        fields.text("location.state"),
        fields.text("location.country"),
        fields.textOrNumber("location.postcode"));
  }

  /** One text up to version 1.2, a number and a name from 1.3 on; here the number goes first. */
  private @Nullable String street() {
    if (fields.at("location.street").kind() == Kind.TEXT) {
      return fields.text("location.street");
    }
    String number = fields.textOrNumber("location.street.number");
    String name = fields.text("location.street.name");
    String street =
        Stream.of(Optional.ofNullable(number), Optional.ofNullable(name))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" "));
    return street.isEmpty() ? null : street;
  }

  @Nullable Coordinates coordinates() {
    String latitudeAt = "location.coordinates.latitude";
    String longitudeAt = "location.coordinates.longitude";
    BigDecimal latitude = degrees(latitudeAt, Coordinates.MAX_LATITUDE);
    BigDecimal longitude = degrees(longitudeAt, Coordinates.MAX_LONGITUDE);
    if (latitude != null && longitude != null) {
      return new Coordinates(latitude, longitude);
    }
    if (latitude != null || longitude != null) {
      fields.require(latitudeAt, latitude, "is missing beside a longitude");
      fields.require(longitudeAt, longitude, "is missing beside a latitude");
    }
    return null;
  }

  private @Nullable BigDecimal degrees(String path, BigDecimal max) {
    String problem = "is no decimal number from -" + max + " to " + max;
    if (fields.at(path).kind() != Kind.NUMBER) {
      return fields.formed(path, text -> decimal(text, max), problem);
    }
    Optional<BigDecimal> number =
        fields.at(path).number().filter(value -> Coordinates.areDegrees(value, max));
    if (number.isEmpty()) {
      fields.reject(path, problem);
    }
    return number.orElse(null);
  }

  private static Optional<BigDecimal> decimal(String text, BigDecimal max) {
    return DECIMAL.matcher(text).matches()
        ? Optional.of(new BigDecimal(text)).filter(value -> Coordinates.areDegrees(value, max))
        : Optional.empty();
  }

  Timezone timezone() {
    return new Timezone(
        fields.text("location.timezone.offset"), fields.text("location.timezone.description"));
  }
}
