package dev.millrace.domain.events;

import dev.millrace.domain.document.Document;
import dev.millrace.domain.record.Fields;
import dev.millrace.domain.record.Parsed;
import dev.millrace.domain.record.RawRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an event: {@code eventId}, {@code userId}, {@code kind} and {@code at} are demanded, and of
 * a purchase {@code amount} and {@code currency}; {@code session} and {@code page} may be missing.
 * Fields of other names are nobody's business.
 */
final class UserEventParser {

  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?");
  private static final String MISSING = "is missing";

  private final Fields fields;

  private UserEventParser(Fields fields) {
    this.fields = fields;
  }

  static Parsed<UserEvent> parse(RawRecord raw) {
    Fields fields = new Fields(raw.document());
    if (raw.document().kind() != Document.Kind.OBJECT) {
      fields.reject("", Fields.wrongKind(raw.document(), "an object"));
      return new Parsed.Rejected<>(fields.reasons(), raw.bytes());
    }
    UserEvent event = new UserEventParser(fields).event();
    return event == null || !fields.reasons().isEmpty()
        ? new Parsed.Rejected<>(fields.reasons(), raw.bytes())
        : new Parsed.Accepted<>(event);
  }

  /** The event, or null when something that is demanded is missing. */
  private @Nullable UserEvent event() {
    UUID id = demanded("eventId", fields.uuid("eventId"));
    UUID user = demanded("userId", fields.uuid("userId"));
    Kind kind =
        demanded("kind", fields.formed("kind", Kind::parse, "is neither click nor purchase"));
    Instant at = demanded("at", fields.instant("at"));
    String session = fields.text("session");
    String page = fields.text("page");
    Money money = money(kind == Kind.PURCHASE);
    return id == null || user == null || kind == null || at == null
        ? null
        : new UserEvent(id, user, session, kind, page, money, at);
  }

  private <T> @Nullable T demanded(String path, @Nullable T value) {
    fields.require(path, value, MISSING);
    return value;
  }

  /** Amount and currency go together; a purchase has both. */
  private @Nullable Money money(boolean demanded) {
    BigDecimal amount = amount();
    Currency currency =
        fields.formed("currency", Money::currency, "is no currency of ISO 4217 with small units");
    if (demanded || amount != null || currency != null) {
      fields.require("amount", amount, MISSING);
      fields.require("currency", currency, MISSING);
    }
    return amount == null || currency == null ? null : money(amount, currency);
  }

  private @Nullable Money money(BigDecimal amount, Currency currency) {
    Optional<Money> money = Money.of(amount, currency);
    if (money.isEmpty()) {
      fields.reject(
          "amount",
          "is negative, or has more than "
              + Money.MAX_DIGITS
              + " digits or more decimals than its currency");
    }
    return money.orElse(null);
  }

  private @Nullable BigDecimal amount() {
    Document node = fields.at("amount");
    if (node.kind() != Document.Kind.NUMBER) {
      return fields.formed("amount", UserEventParser::decimal, "is no decimal number");
    }
    Optional<BigDecimal> number = node.number();
    if (number.isEmpty()) {
      fields.reject("amount", "is no decimal number");
    }
    return number.orElse(null);
  }

  private static Optional<BigDecimal> decimal(String text) {
    return DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }
}
