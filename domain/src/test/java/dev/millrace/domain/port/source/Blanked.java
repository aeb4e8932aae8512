package dev.millrace.domain.port.source;

import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.MapDocument;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A record without its secrets, as a source must hand it out. */
final class Blanked {

  private Blanked() {}

  /** The document with an empty text for each value at one of the dotted paths; null stays null. */
  static Document of(Document record, Set<String> secrets) {
    return below("", record, secrets);
  }

  private static Document below(String path, Document node, Set<String> secrets) {
    if (secrets.contains(path)) {
      return node.isPresent() ? MapDocument.of("") : node;
    }
    if (node.kind() != Document.Kind.OBJECT) {
      return node;
    }
    Map<String, Document> fields = new LinkedHashMap<>();
    for (String field : node.fields()) {
      String inner = path.isEmpty() ? field : path + "." + field;
      fields.put(field, below(inner, node.at(field), secrets));
    }
    return MapDocument.of(fields);
  }
}
