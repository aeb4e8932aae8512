package dev.millrace.domain.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnTypeTest {

  @ParameterizedTest
  @CsvSource({
    "TEXT, Köln am Rhein",
    "UUID, ADA10ACE-0000-4000-8000-000000000001",
    "INT, -36",
    "BIGINT, 9223372036854775807",
    "VARINT, -99999999999999999999999",
    "DOUBLE, 1.65",
    "BOOLEAN, true",
    "DATE, 2010-01-31",
    "DATE, 0000-01-01",
    "TIMESTAMP, 2010-01-31T12:00:00Z",
    "TIMESTAMP, 9999-12-31T23:59:59.999Z"
  })
  void aTextThatTellsAValueIsReadAsThat(ColumnType type, String text) {
    assertThat(type.read(text)).contains(type.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "TEXT, ''",
    "UUID, 1-1-1-1-1",
    "UUID, none",
    "INT, 2147483648",
    "INT, ''",
    "BIGINT, 1.5",
    "VARINT, 0x10",
    "DOUBLE, much",
    "BOOLEAN, yes",
    "DATE, 2010-02-30",
    "DATE, 31.1.2010",
    "DATE, +999999999-12-31",
    "DATE, -0001-12-31",
    "TIMESTAMP, 2010-01-31",
    "TIMESTAMP, 2010-01-31T12:00:00+01:00:99",
    "TIMESTAMP, +1000000000-12-31T23:59:59.999999999Z",
    "TIMESTAMP, -1000000000-01-01T00:00:00Z"
  })
  void aTextThatTellsNoneOrOneThatNoTableHoldsIsNotRead(ColumnType type, String text) {
    assertThat(type.read(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"TEXT", "UUID", "VARINT", "DOUBLE", "TIMESTAMP"})
  void anEndlessTextIsNotRead(ColumnType type) {
    assertThat(type.read("1".repeat(100_000))).isEmpty();
  }
}
