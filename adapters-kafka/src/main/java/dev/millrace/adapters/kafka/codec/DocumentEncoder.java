package dev.millrace.adapters.kafka.codec;

import dev.millrace.domain.document.Document;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.Encoder;

/** Writes a document by walking the schema. A field that the schema does not have is refused. */
final class DocumentEncoder {

  private final Encoder out;
  private final Deque<String> path = new ArrayDeque<>();

  DocumentEncoder(Encoder out) {
    this.out = out;
  }

  void write(Schema schema, Document document) throws IOException {
    switch (schema.getType()) {
      case RECORD -> writeRecord(schema, document);
      case MAP -> writeMap(schema, document);
      case ARRAY -> writeArray(schema, document);
      case UNION -> writeUnion(schema, document);
      case ENUM -> out.writeEnum(symbol(schema, document));
      case STRING -> out.writeString(document.text().orElseThrow(() -> misfit(schema, document)));
      case INT -> out.writeInt(Math.toIntExact(whole(schema, document)));
      case LONG -> out.writeLong(whole(schema, document));
      case DOUBLE -> out.writeDouble(number(schema, document).doubleValue());
      case BOOLEAN ->
          out.writeBoolean(document.truth().orElseThrow(() -> misfit(schema, document)));
      case NULL -> requireKind(schema, document, !document.isPresent());
      default ->
          throw new IllegalArgumentException(named() + ": no support for " + schema.getType());
    }
  }

  private void writeRecord(Schema schema, Document document) throws IOException {
    requireKind(schema, document, document.kind() == Document.Kind.OBJECT);
    int known = 0;
    for (Schema.Field field : schema.getFields()) {
      Document value = document.at(field.name());
      known += value.kind() == Document.Kind.MISSING ? 0 : 1;
      below(field.name(), field.schema(), value);
    }
    if (known != document.fields().size()) {
      throw unknownField(schema, document);
    }
  }

  private void writeMap(Schema schema, Document document) throws IOException {
    requireKind(schema, document, document.kind() == Document.Kind.OBJECT);
    List<String> keys = document.fields();
    out.writeMapStart();
    out.setItemCount(keys.size());
    for (String key : keys) {
      out.startItem();
      out.writeString(key);
      below(key, schema.getValueType(), document.at(key));
    }
    out.writeMapEnd();
  }

  private void writeArray(Schema schema, Document document) throws IOException {
    requireKind(schema, document, document.kind() == Document.Kind.LIST);
    List<Document> items = document.items();
    out.writeArrayStart();
    out.setItemCount(items.size());
    for (int i = 0; i < items.size(); i++) {
      out.startItem();
      below("[" + i + "]", schema.getElementType(), items.get(i));
    }
    out.writeArrayEnd();
  }

  private void writeUnion(Schema schema, Document document) throws IOException {
    List<Schema> branches = schema.getTypes();
    for (int i = 0; i < branches.size(); i++) {
      if (accepts(branches.get(i).getType(), document)) {
        out.writeIndex(i);
        write(branches.get(i), document);
        return;
      }
    }
    throw misfit(schema, document);
  }

  private static boolean accepts(Schema.Type branch, Document document) {
    return switch (document.kind()) {
      case MISSING, NULL -> branch == Schema.Type.NULL;
      case TEXT -> branch == Schema.Type.STRING || branch == Schema.Type.ENUM;
      case NUMBER -> acceptsNumber(branch, document);
      case BOOLEAN -> branch == Schema.Type.BOOLEAN;
      case OBJECT -> branch == Schema.Type.RECORD || branch == Schema.Type.MAP;
      case LIST -> branch == Schema.Type.ARRAY;
      case AMBIGUOUS -> false;
    };
  }

  private static boolean acceptsNumber(Schema.Type branch, Document document) {
    return branch == Schema.Type.DOUBLE
        || ((branch == Schema.Type.LONG || branch == Schema.Type.INT)
            && document.wholeNumber().isPresent());
  }

  private int symbol(Schema schema, Document document) {
    return document
        .text()
        .filter(schema::hasEnumSymbol)
        .map(schema::getEnumOrdinal)
        .orElseThrow(() -> misfit(schema, document));
  }

  private long whole(Schema schema, Document document) {
    return document
        .wholeNumber()
        .filter(number -> schema.getType() == Schema.Type.LONG || number == number.intValue())
        .orElseThrow(() -> misfit(schema, document));
  }

  private BigDecimal number(Schema schema, Document document) {
    return document
        .number()
        .filter(number -> Double.isFinite(number.doubleValue()))
        .orElseThrow(() -> misfit(schema, document));
  }

  private void requireKind(Schema schema, Document document, boolean fits) {
    if (!fits) {
      throw misfit(schema, document);
    }
  }

  private void below(String name, Schema schema, Document document) throws IOException {
    path.addLast(name);
    write(schema, document);
    path.removeLast();
  }

  private IllegalArgumentException misfit(Schema schema, Document document) {
    return new IllegalArgumentException(
        named() + ": the schema wants " + wanted(schema) + ", this is " + document.kind());
  }

  private static String wanted(Schema schema) {
    return schema.isUnion()
        ? schema.getTypes().stream().map(Schema::getType).toList().toString()
        : schema.getType().toString();
  }

  private IllegalArgumentException unknownField(Schema schema, Document document) {
    List<String> unknown =
        document.fields().stream().filter(name -> schema.getField(name) == null).toList();
    return new IllegalArgumentException(
        named() + ": the schema has no field " + String.join(", ", unknown));
  }

  private String named() {
    return path.isEmpty() ? "the document" : String.join(".", path).replace(".[", "[");
  }
}
