package dev.millrace.adapters.kafka.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.domain.port.schema.InMemorySchemaRegistry;
import dev.millrace.domain.record.FamilyName;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.Schema;

/** The family of {@code avro/evolving.avsc}, and what its schema was or will be. */
final class Evolving {

  static final FamilyName FAMILY = new FamilyName("evolving");

  private Evolving() {}

  static String text() {
    return new AvroCodec(new InMemorySchemaRegistry()).definition(FAMILY);
  }

  static Schema schema() {
    return SchemaText.parse(text());
  }

  /** The schema's text with a part of it replaced. */
  static String textWith(String from, String to) {
    assertThat(text()).contains(from);
    return text().replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to));
  }

  static Schema with(String from, String to) {
    return SchemaText.parse(textWith(from, to));
  }
}
