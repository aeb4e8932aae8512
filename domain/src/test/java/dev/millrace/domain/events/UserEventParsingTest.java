package dev.millrace.domain.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.JsonTree;
import dev.millrace.domain.record.Parsed;
import dev.millrace.domain.record.RawRecord;
import dev.millrace.domain.record.Reason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserEventParsingTest {

  private static final String ID = "\"eventId\": \"00000000-0000-0008-0000-000000000001\"";
  private static final String USER = "\"userId\": \"ADA10ACE-0000-4000-8000-000000000001\"";
  private static final String AT = "\"at\": \"2026-11-21T12:00:00.123456Z\"";
  private static final String HEAD = "{" + ID + ", " + USER + ", " + AT + ", ";

  private final UserEvents events = new UserEvents();

  @Test
  void aPurchaseIsRead() {
    assertThat(
            parsed(
                HEAD
                    + "\"kind\": \"purchase\", \"session\": \"s1\", \"page\": \"/checkout\","
                    + " \"amount\": 12.34, \"currency\": \"EUR\", \"campaign\": \"spring\"}"))
        .isEqualTo(
            new UserEvent(
                new UUID(8, 1),
                UUID.fromString("ada10ace-0000-4000-8000-000000000001"),
                "s1",
                Kind.PURCHASE,
                "/checkout",
                new Money(1234, "EUR"),
                Instant.parse("2026-11-21T12:00:00.123Z")));
  }

  @Test
  void ofAClickLittleIsDemanded() {
    UserEvent click = parsed(HEAD + "\"kind\": \"click\", \"page\": null}");
    assertThat(click.kind()).isEqualTo(Kind.CLICK);
    assertThat(click.session()).isNull();
    assertThat(click.page()).isNull();
    assertThat(click.money()).isNull();
  }

  @Test
  void aTimeWithAnOffsetIsTheSameTime() {
    String json = HEAD.replace("12:00:00.123456Z", "14:00:00+02:00") + "\"kind\": \"click\"}";
    assertThat(parsed(json).at()).isEqualTo(Instant.parse("2026-11-21T12:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "12.34, EUR, 1234",
    "'\"12.34\"', EUR, 1234",
    "12.3400, EUR, 1234",
    "0, EUR, 0",
    "12, JPY, 12",
    "0.001, KWD, 1",
    "1e3, EUR, 100000",
    "999999999999999.99, EUR, 99999999999999999"
  })
  void moneyIsExactInTheSmallestUnitOfItsCurrency(String amount, String currency, long minor) {
    assertThat(parsed(purchase(amount, currency)).money()).isEqualTo(new Money(minor, currency));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12.345",
        "-1",
        "1e20",
        "1e-400",
        "9999999999999999.99",
        "\"1e3\"",
        "\"12,34\"",
        "\"\"",
        "true",
        "[12]"
      })
  void anAmountThatIsNoneIsTurnedAway(String amount) {
    assertThat(reasons(purchase(amount, "EUR"))).extracting(Reason::path).containsOnly("amount");
  }

  @ParameterizedTest
  @ValueSource(strings = {"eur", "EURO", "XXX", "ZZZ", ""})
  void aCurrencyThatIsNoneIsTurnedAway(String currency) {
    assertThat(reasons(purchase("12", currency))).extracting(Reason::path).contains("currency");
  }

  @Test
  void amountAndCurrencyGoTogetherAndAPurchaseHasBoth() {
    assertThat(reasons(HEAD + "\"kind\": \"purchase\"}"))
        .containsExactly(new Reason("amount", "is missing"), new Reason("currency", "is missing"));
    assertThat(reasons(HEAD + "\"kind\": \"click\", \"amount\": 1}"))
        .containsExactly(new Reason("currency", "is missing"));
    assertThat(reasons(HEAD + "\"kind\": \"click\", \"currency\": \"EUR\"}"))
        .containsExactly(new Reason("amount", "is missing"));
  }

  @Test
  void allReasonsAreToldAtOnce() {
    assertThat(reasons("{\"userId\": 7, \"kind\": \"refund\", \"at\": \"yesterday\"}"))
        .containsExactlyInAnyOrder(
            new Reason("eventId", "is missing"),
            new Reason("userId", "is a number, not a text"),
            new Reason("kind", "is neither click nor purchase"),
            new Reason("at", "is no ISO instant"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1999-12-31T23:59:59Z", "2101-01-01T00:00:00Z"})
  void aTimeThatIsImplausibleIsTurnedAway(String at) {
    String json = "{" + ID + ", " + USER + ", \"at\": \"" + at + "\", \"kind\": \"click\"}";
    assertThat(reasons(json))
        .containsExactly(new Reason("at", "is not within the years 2000 to 2100"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"click\"", "null", "7"})
  void whatIsNoObjectIsTurnedAway(String json) {
    assertThat(reasons(json)).hasSize(1);
  }

  private static String purchase(String amount, String currency) {
    return HEAD
        + "\"kind\": \"purchase\", \"amount\": "
        + amount
        + ", \"currency\": \""
        + currency
        + "\"}";
  }

  private UserEvent parsed(String json) {
    Parsed<UserEvent> parsed = parse(json);
    assertThat(parsed).isInstanceOf(Parsed.Accepted.class);
    return ((Parsed.Accepted<UserEvent>) parsed).record();
  }

  private List<Reason> reasons(String json) {
    Parsed<UserEvent> parsed = parse(json);
    assertThat(parsed).isInstanceOf(Parsed.Rejected.class);
    assertThat(((Parsed.Rejected<UserEvent>) parsed).raw()).isEqualTo(Bytes.ofText(json));
    return ((Parsed.Rejected<UserEvent>) parsed).reasons();
  }

  private Parsed<UserEvent> parse(String json) {
    Document document = JsonTree.of(json);
    return events.parse(new RawRecord(0, Bytes.ofText(json), document));
  }
}
