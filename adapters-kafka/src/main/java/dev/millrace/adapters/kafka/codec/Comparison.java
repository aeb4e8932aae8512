package dev.millrace.adapters.kafka.codec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/**
 * What keeps a reader from reading what a writer wrote, each by the path of its field. The rules
 * are those of Avro's specification 1.11, "Schema Resolution", which know no logical types, and
 * that every logical type stays.
 */
final class Comparison {

  private static final List<String> MEANING = List.of("logicalType", "precision", "scale");

  private final List<String> unreadable = new ArrayList<>();
  private final List<String> misread = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  private Comparison(Schema reader, Schema writer) {
    compare(reader, Schema.applyAliases(writer, reader), "");
    if (unreadable.isEmpty() && !reads(reader, writer)) {
      unreadable.add("by Avro's rules");
    }
  }

  static Comparison of(Schema reader, Schema writer) {
    return new Comparison(reader, writer);
  }

  /** What keeps either from reading what the other wrote. */
  static List<String> bothWays(String first, Schema one, String second, Schema other) {
    return Stream.concat(
            of(one, other).obstacles().stream().map(it -> "read by " + first + ", " + it),
            of(other, one).obstacles().stream().map(it -> "read by " + second + ", " + it))
        .toList();
  }

  /** All of it; empty when everything can be read. */
  List<String> obstacles() {
    return Stream.concat(unreadable.stream(), misread.stream()).toList();
  }

  /**
   * What Avro would read without a word, and wrong, such as a count of milliseconds as one of
   * microseconds.
   */
  List<String> misread() {
    return List.copyOf(misread);
  }

  private void compare(Schema reader, Schema writer, String path) {
    for (Schema written : branches(writer)) {
      Optional<Schema> read = counterpart(written, branches(reader));
      if (read.isPresent()) {
        branch(read.get(), written, path);
      } else {
        unreadable.add(at(path) + names(reader) + ", but written as " + names(written));
      }
    }
  }

  private void branch(Schema reader, Schema writer, String path) {
    if (reader.getType() != writer.getType()) {
      number(reader, writer, path);
      return;
    }
    switch (reader.getType()) {
      case RECORD -> record(reader, writer, path);
      case ENUM -> symbols(reader, writer, path);
      case ARRAY -> compare(reader.getElementType(), writer.getElementType(), path);
      case MAP -> compare(reader.getValueType(), writer.getValueType(), path);
      default -> number(reader, writer, path);
    }
  }

  private void record(Schema reader, Schema writer, String path) {
    if (!seen.add(reader.getFullName() + " " + writer.getFullName())) {
      return;
    }
    name(reader, writer, path);
    for (Schema.Field field : reader.getFields()) {
      String below = path.isEmpty() ? field.name() : path + "." + field.name();
      Schema.Field written = writer.getField(field.name());
      if (written != null) {
        compare(field.schema(), written.schema(), below);
      } else if (!field.hasDefaultValue()) {
        unreadable.add(at(below) + "not written, and without a default");
      }
    }
  }

  private void symbols(Schema reader, Schema writer, String path) {
    name(reader, writer, path);
    List<String> unknown =
        writer.getEnumSymbols().stream().filter(symbol -> !reader.hasEnumSymbol(symbol)).toList();
    if (!unknown.isEmpty() && reader.getEnumDefault() == null) {
      unreadable.add(at(path) + "without the symbols " + unknown);
    }
  }

  private void name(Schema reader, Schema writer, String path) {
    if (!reader.getName().equals(writer.getName())) {
      unreadable.add(at(path) + names(reader) + ", but written as " + names(writer));
    }
  }

  private void number(Schema reader, Schema writer, String path) {
    if (!meaning(reader).equals(meaning(writer))) {
      misread.add(at(path) + inWords(reader) + ", but written as " + inWords(writer));
    }
  }

  private static String inWords(Schema schema) {
    return meaning(schema).isEmpty() ? "a plain " + names(schema) : meaning(schema);
  }

  private static String meaning(Schema schema) {
    return MEANING.stream()
        .map(schema::getObjectProp)
        .filter(Objects::nonNull)
        .map(String::valueOf)
        .collect(Collectors.joining(" "));
  }

  private static String at(String path) {
    return path.isEmpty() ? "" : path + ": ";
  }

  private static String names(Schema schema) {
    return branches(schema).stream().map(Schema::getFullName).collect(Collectors.joining(" or "));
  }

  private static List<Schema> branches(Schema schema) {
    return schema.isUnion() ? schema.getTypes() : List.of(schema);
  }

  private static Optional<Schema> counterpart(Schema written, List<Schema> readers) {
    List<Schema> alike =
        readers.stream().filter(reader -> reader.getType() == written.getType()).toList();
    return Stream.of(
            alike.stream().filter(reader -> reader.getName().equals(written.getName())),
            alike.stream(),
            readers.stream().filter(reader -> reads(reader, written)))
        .flatMap(candidates -> candidates)
        .findFirst();
  }

  private static boolean reads(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType()
        == SchemaCompatibilityType.COMPATIBLE;
  }
}
