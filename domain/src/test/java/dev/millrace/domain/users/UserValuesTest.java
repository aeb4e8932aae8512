package dev.millrace.domain.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.record.Sort;
import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class UserValuesTest {

  @Test
  void theHashOfAnAddressIgnoresCaseAndMargins() {
    assertThat(new EmailAddress(" Ada@Example.COM ").hash())
        .isEqualTo(new EmailAddress("ada@example.com").hash())
        .isEqualTo("b5fc85e55755f9e0d030a10ab4429b6b2944855f9a0d60077fe832becbc41d72");
    assertThat(new EmailAddress("bob@example.com").hash())
        .isNotEqualTo(new EmailAddress("ada@example.com").hash());
  }

  @Test
  void theHashIsTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(new EmailAddress("INES@example.com").hash())
          .isEqualTo(new EmailAddress("ines@example.com").hash());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void anAddressMayBeOf320Characters() {
    assertThat(EmailAddress.parse("a@" + "b".repeat(318))).isPresent();
    assertThat(EmailAddress.parse("a@" + "b".repeat(319))).isEmpty();
    assertThat(EmailAddress.parse(" @b")).isEmpty();
    assertThatThrownBy(() -> new EmailAddress("secret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void aCountryIsTwoUpperCaseLetters() {
    assertThat(CountryCode.parse("de")).contains(new CountryCode("DE"));
    assertThat(new CountryCode("DE")).hasToString("DE");
    assertThatThrownBy(() -> new CountryCode("de")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void coordinatesAreOnEarth() {
    assertThat(Coordinates.areDegrees(new BigDecimal("-90"), Coordinates.MAX_LATITUDE)).isTrue();
    assertThat(Coordinates.areDegrees(new BigDecimal("1e-30"), Coordinates.MAX_LATITUDE)).isTrue();
    assertThat(Coordinates.areDegrees(new BigDecimal("1e-31"), Coordinates.MAX_LATITUDE)).isFalse();
    assertThatThrownBy(() -> new Coordinates(new BigDecimal("90.1"), BigDecimal.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Coordinates(BigDecimal.ZERO, new BigDecimal("-180.1")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aUserIsKnownByItsId() {
    assertThat(new Users().name().topic()).isEqualTo("millrace.users");
    assertThat(new Users().sort()).isEqualTo(Sort.ENTITY);
    assertThat(new Users().key(SomeUsers.ada()).value())
        .isEqualTo("ada10ace-0000-4000-8000-000000000001");
  }
}
