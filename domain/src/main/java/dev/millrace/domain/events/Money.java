package dev.millrace.domain.events;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An amount of money, exact: a whole number of the smallest units of its currency.
 *
 * @param minor not negative; 1234 is €12.34 and ¥1234
 * @param currency as ISO 4217 writes it: three upper-case letters
 */
public record Money(long minor, String currency) {

  /** The most digits of an amount: more than all the money that there is. */
  static final int MAX_DIGITS = 17;

  private static final Pattern SHAPE = Pattern.compile("[A-Z]{3}");
  private static final int MAX_SCALE = 30;

  public Money {
    requireNotNegative(minor);
    requireShape(currency);
  }

  private static void requireNotNegative(long minor) {
    if (minor < 0) {
      throw new IllegalArgumentException("an amount is not negative");
    }
  }

  private static void requireShape(String currency) {
    if (!SHAPE.matcher(currency).matches()) {
      throw new IllegalArgumentException("a currency has three upper-case letters");
    }
  }

  /** A currency in which amounts have a smallest unit. */
  static Optional<Currency> currency(String code) {
    try {
      return Optional.of(Currency.getInstance(code))
          .filter(currency -> currency.getDefaultFractionDigits() >= 0);
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  /**
   * An amount in whole units of a currency, such as 12.34; empty when it is negative, has more
   * decimals than the currency or more than {@value #MAX_DIGITS} digits.
   */
  static Optional<Money> of(BigDecimal amount, Currency currency) {
    if (amount.signum() < 0 || Math.abs((long) amount.scale()) > MAX_SCALE) {
      return Optional.empty();
    }
    BigDecimal minor =
        amount.stripTrailingZeros().movePointRight(currency.getDefaultFractionDigits());
    return minor.scale() <= 0 && minor.precision() - minor.scale() <= MAX_DIGITS
        ? Optional.of(new Money(minor.longValueExact(), currency.getCurrencyCode()))
        : Optional.empty();
  }
}
