package dev.millrace.adapters.kafka.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.document.Document;
import java.math.BigDecimal;
import java.util.List;

/** Compares what a value was meant to be with what a later reader makes of it. */
final class SameDocuments {

  private SameDocuments() {}

  /** Returns when each field is there and the same, and each one more is null. */
  static void require(String name, Document expected, Document actual) {
    assertThat(actual.kind()).as(name).isEqualTo(expected.kind());
    switch (expected.kind()) {
      case OBJECT -> requireFields(name, expected, actual);
      case LIST -> requireItems(name, expected.items(), actual.items());
      case NUMBER -> assertThat(number(actual)).as(name).isEqualByComparingTo(number(expected));
      default -> {
        assertThat(actual.text()).as(name).isEqualTo(expected.text());
        assertThat(actual.truth()).as(name).isEqualTo(expected.truth());
      }
    }
  }

  private static void requireFields(String name, Document expected, Document actual) {
    assertThat(actual.fields()).as(name).containsAll(expected.fields());
    for (String field : actual.fields()) {
      if (expected.fields().contains(field)) {
        require(name + "." + field, expected.at(field), actual.at(field));
      } else {
        assertThat(actual.at(field).isPresent()).as(name + "." + field).isFalse();
      }
    }
  }

  private static void requireItems(String name, List<Document> expected, List<Document> actual) {
    assertThat(actual).as(name).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      require(name + "[" + i + "]", expected.get(i), actual.get(i));
    }
  }

  private static BigDecimal number(Document document) {
    return document.number().orElseThrow();
  }
}
