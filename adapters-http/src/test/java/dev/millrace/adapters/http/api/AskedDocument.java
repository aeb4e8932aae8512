package dev.millrace.adapters.http.api;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.family.Family;
import dev.millrace.domain.record.RawRecord;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An object without any field, which notes what it is asked for.
 *
 * @param path to here, empty at the root
 */
record AskedDocument(String path, Set<String> asked) implements Document {

  /** The dotted paths of the values that a family reads of its records. */
  static Set<String> paths(Family<?> family) {
    Set<String> asked = new HashSet<>();
    family.parse(new RawRecord(0, Bytes.EMPTY, new AskedDocument("", asked)));
    return asked.stream()
        .filter(path -> asked.stream().noneMatch(other -> other.startsWith(path + ".")))
        .collect(Collectors.toSet());
  }

  @Override
  public Kind kind() {
    return path.isEmpty() ? Kind.OBJECT : Kind.MISSING;
  }

  @Override
  public Document at(String field) {
    String below = path.isEmpty() ? field : path + "." + field;
    asked.add(below);
    return new AskedDocument(below, asked);
  }

  @Override
  public List<String> fields() {
    return List.of();
  }

  @Override
  public List<Document> items() {
    return List.of();
  }

  @Override
  public Optional<String> text() {
    return Optional.empty();
  }

  @Override
  public Optional<BigDecimal> number() {
    return Optional.empty();
  }

  @Override
  public Optional<Boolean> truth() {
    return Optional.empty();
  }
}
