package dev.millrace.adapters.kafka.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.MapDocument;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.failure.TransientFailure;
import dev.millrace.domain.port.schema.EventCodec;
import dev.millrace.domain.port.schema.EventCodecContract;
import dev.millrace.domain.port.schema.InMemorySchemaRegistry;
import dev.millrace.domain.port.schema.RegisteredSchema;
import dev.millrace.domain.port.schema.Undecodable;
import dev.millrace.domain.record.FamilyName;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AvroCodecTest implements EventCodecContract {

  private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
  private final EventCodec codec = new AvroCodec(registry);

  @Override
  public EventCodec codec() {
    return codec;
  }

  @Override
  public InMemorySchemaRegistry registry() {
    return registry;
  }

  @Override
  public FamilyName family() {
    return Samples.FAMILY;
  }

  @Override
  public Document fitting() {
    return MapDocument.of(Samples.fields());
  }

  @Override
  public Document misfit() {
    return Samples.without("key");
  }

  @Test
  void everyKindOfValueComesBack() throws Undecodable {
    Document decoded = roundTrip(fitting());
    assertThat(decoded.at("key").text()).contains("schlüssel 🗝");
    assertThat(decoded.at("count").wholeNumber()).contains(1L << 53);
    assertThat(decoded.at("small").number()).contains(new BigDecimal(-3));
    assertThat(decoded.at("ratio").number()).contains(new BigDecimal("0.25"));
    assertThat(decoded.at("flag").truth()).contains(true);
    assertThat(decoded.at("note").text()).contains("a note");
    assertThat(decoded.at("amount").wholeNumber()).contains(-1L);
    assertThat(decoded.at("previous").fields()).containsExactly("by_email");
    assertThat(decoded.at("previous").at("by_email").items().stream().map(Document::text))
        .containsExactly(java.util.Optional.of("x"), java.util.Optional.of("y"));
    assertThat(decoded.at("record").at("city").text()).contains("Ulm");
    assertThat(decoded.at("record").at("nothing").kind()).isEqualTo(Document.Kind.MISSING);
    assertThat(decoded.at("key").at("below").kind()).isEqualTo(Document.Kind.MISSING);
  }

  @Test
  void nullAndAbsentAreBothNull() throws Undecodable {
    assertThat(roundTrip(Samples.with("note", null)).at("note").kind())
        .isEqualTo(Document.Kind.NULL);
    assertThat(roundTrip(Samples.without("record")).at("record").kind())
        .isEqualTo(Document.Kind.NULL);
  }

  @Test
  void aMisfitIsNamedByItsPath() {
    assertMisfit(Samples.without("count"), "count: the schema wants LONG, this is MISSING");
    assertMisfit(Samples.with("count", 1.5), "count: the schema wants LONG");
    assertMisfit(Samples.with("small", 1L << 40), "small: the schema wants INT");
    assertMisfit(Samples.with("flag", "true"), "flag: the schema wants BOOLEAN, this is TEXT");
    assertMisfit(Samples.with("amount", "1"), "amount: the schema wants [NULL, LONG]");
    assertMisfit(Samples.with("extra", 1), "the document: the schema has no field extra");
    assertMisfit(
        Samples.with("record", Map.of("town", "x")), "record: the schema has no field town");
    assertMisfit(
        Samples.with("previous", Map.of("v", List.of("a", 2))), "previous.v[1]: the schema wants");
  }

  @Test
  void anOlderWritersRecordGetsTheDefaults() throws Undecodable {
    RegisteredSchema older =
        registry.register(
            Samples.FAMILY.subject(),
            """
            {"type":"record","name":"Sample","namespace":"dev.millrace.sample","fields":[
            {"name":"key","type":"string"},{"name":"count","type":"int"},{"name":"gone","type":"bytes"},
            {"name":"previous","type":{"type":"map","values":{"type":"array","items":"string"}}}]}""");
    // key "a", count 5, gone "xy", previous {}
    Bytes value = framed(older, "0261" + "0a" + "047879" + "00");
    Document decoded = codec.decode(Samples.FAMILY, value);
    assertThat(decoded.at("key").text()).contains("a");
    assertThat(decoded.at("count").wholeNumber()).contains(5L);
    assertThat(decoded.at("small").wholeNumber()).contains(7L);
    assertThat(decoded.at("note").kind()).isEqualTo(Document.Kind.NULL);
  }

  /** Written by hand from Confluent's "Wire format" and Avro's specification. */
  @Test
  void theWireFormatIsConfluents() throws Undecodable {
    Document document =
        MapDocument.of(
            Map.of(
                "key",
                "ab",
                "count",
                3,
                "small",
                1,
                "ratio",
                1.0,
                "flag",
                true,
                "note",
                "n",
                "previous",
                Map.of("v", List.of("k"))));
    RegisteredSchema schema = registered();
    Bytes golden =
        framed(
            schema,
            "046162"
                + "06"
                + "02"
                + "000000000000f03f"
                + "01"
                + "02026e"
                + "00"
                + "020276"
                + "02026b00"
                + "00"
                + "00");
    assertThat(codec.encode(schema, document)).isEqualTo(golden);
    assertThat(codec.decode(Samples.FAMILY, golden).at("note").text()).contains("n");
  }

  @ParameterizedTest
  @CsvSource({
    "a text of two gigabytes,             feffffff0f",
    "a text of a negative length,         01",
    "a text of 2^62 bytes,                fcffffffffffffff7f",
    "a length of eleven bytes,            ffffffffffffffffffff01",
    "a length without an end,             ffff",
    "a text that is not UTF-8,            02ff",
    "a text that is overlong UTF-8,       04c080",
    "half a surrogate pair,               06eda080",
    "a branch that the union lacks,       026102020000000000000000000004",
    "a branch of a negative number,       026102020000000000000000000001",
    "a boolean of 2,                      02610202000000000000000002",
    "a map of 2^31 entries,               02610202000000000000000000000080808080 10",
    "a map of 2^62 entries,               0261020200000000000000000000 00feffffffffffffff7f",
    "an array of 2^30 items,              0261020200000000000000000000 00 02 0276 8080808008",
    "an array of -2^63 items,             0261020200000000000000000000 00 02 0276 ffffffffffffffffff01",
    "a block of a negative size,          0261020200000000000000000000 00 02 0276 0101"
  })
  void hostileBytesAreMalformed(String what, String hex) throws Undecodable {
    Bytes hostile = framed(registered(), hex.replace(" ", ""));
    assertThatThrownBy(() -> codec.decode(Samples.FAMILY, hostile))
        .as(what)
        .isInstanceOfSatisfying(
            Undecodable.class, u -> assertThat(u.code().name()).isEqualTo("MALFORMED"));
    assertThat(roundTrip(fitting()).at("note").text()).contains("a note");
  }

  @Test
  void itemsWithoutBytesAreBoundedToo() {
    RegisteredSchema foreign =
        registry.register(
            "foreign-value",
            """
            {"type":"record","name":"Sample","namespace":"dev.millrace.sample","fields":[
            {"name":"bomb","type":{"type":"array","items":{"type":"array","items":"null"}}}]}""");
    registered();
    assertThatThrownBy(
            () -> codec.decode(Samples.FAMILY, framed(foreign, "04feffffff0f00feffffff0f0000")))
        .isInstanceOf(Undecodable.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"string\"'",
    "'{\"type\":\"record\",\"name\":\"Other\",\"fields\":[]}'",
    "no schema"
  })
  void aValueOfAnotherKindOfSchemaIsDead(String definition) {
    RegisteredSchema foreign = registry.register("foreign-value", definition);
    registered();
    assertThatThrownBy(() -> codec.decode(Samples.FAMILY, framed(foreign, "0261")))
        .isInstanceOf(Undecodable.class);
  }

  @Test
  void aSchemaThatHoldsItselfIsDeadBeforeItFillsTheMemory() {
    RegisteredSchema foreign =
        registry.register(
            "foreign-value",
            """
            {"type":"record","name":"Sample","namespace":"dev.millrace.sample","fields":[
            {"name":"self","type":"Sample"},{"name":"key","type":"string"},{"name":"count","type":"long"},
            {"name":"previous","type":{"type":"map","values":{"type":"array","items":"string"}}}]}""");
    registered();
    assertThatThrownBy(() -> codec.decode(Samples.FAMILY, framed(foreign, "00")))
        .isInstanceOf(Undecodable.class);
  }

  @Test
  void aRegistryThatForgotTheIdsThatWeReadIsToBlameItself() throws Undecodable {
    registry.register("another-value", "\"string\"");
    roundTrip(fitting());
    registry.wipe();
    RegisteredSchema again = registered();
    Bytes unknown = Bytes.of(HexFormat.of().parseHex("0000004711"));
    assertThat(again.id().value()).isEqualTo(1);
    assertThatThrownBy(() -> codec.decode(Samples.FAMILY, unknown))
        .isInstanceOf(TransientFailure.class)
        .hasMessageContaining("nor schema 2, which it had as millrace.sample-value")
        .hasMessageContaining("lost its contents");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"string\"", "syntax = \"proto3\";"})
  void aRegistryThatGaveOurIdToAnotherIsToBlameItself(String another) throws Undecodable {
    roundTrip(fitting());
    registry.wipe();
    registry.register("another-value", another);
    registered();
    Bytes unknown = Bytes.of(HexFormat.of().parseHex("0000004711"));
    assertThatThrownBy(() -> codec.decode(Samples.FAMILY, unknown))
        .isInstanceOf(TransientFailure.class)
        .hasMessageContaining("nor schema 1, which it had as millrace.sample-value");
  }

  @Test
  void aFamilyWithoutASchemaIsAPermanentFailure() {
    assertThatThrownBy(() -> codec.definition(new FamilyName("nobody")))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("/avro/nobody.avsc");
  }

  private void assertMisfit(Document document, String message) {
    RegisteredSchema schema = registered();
    assertThatThrownBy(() -> codec.encode(schema, document))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private Document roundTrip(Document document) throws Undecodable {
    return codec.decode(Samples.FAMILY, codec.encode(registered(), document));
  }

  private RegisteredSchema registered() {
    return registry.register(Samples.FAMILY.subject(), codec.definition(Samples.FAMILY));
  }

  private static Bytes framed(RegisteredSchema schema, @Nullable String body) {
    return Bytes.of(HexFormat.of().parseHex("00%08x%s".formatted(schema.id().value(), body)));
  }
}
