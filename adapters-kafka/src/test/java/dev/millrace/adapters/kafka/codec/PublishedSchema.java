package dev.millrace.adapters.kafka.codec;

import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.document.Document;
import dev.millrace.domain.document.JsonTree;
import dev.millrace.domain.record.FamilyName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A version of a family's schema that was published, with values of that time: {@code vN.avsc} and
 * {@code vN.json} in the folder of its subject.
 *
 * @param written what was written by it, at least one value
 */
record PublishedSchema(
    String name, String definition, String definitionHash, List<Golden> written) {

  private static final Path FOLDER = Path.of("src/test/resources/schemas");

  /** A value as it stands in the topic, where the version's number is its schema's id. */
  record Golden(Document document, Bytes value) {

    static Golden of(Document json) {
      String hex = json.at("value").text().orElseThrow();
      return new Golden(json.at("document"), Bytes.of(HexFormat.of().parseHex(hex)));
    }
  }

  static Path file(FamilyName family, int version, String kind) {
    return FOLDER.resolve(family.subject()).resolve("v" + version + "." + kind);
  }

  /** All versions, from the first to the newest. */
  static List<PublishedSchema> allOf(FamilyName family) {
    List<PublishedSchema> all = new ArrayList<>();
    while (Files.exists(file(family, all.size() + 1, "avsc"))) {
      all.add(read(family, all.size() + 1));
    }
    return all;
  }

  private static PublishedSchema read(FamilyName family, int version) {
    Document golden = JsonTree.of(file(family, version, "json"));
    return new PublishedSchema(
        family + " v" + version,
        text(file(family, version, "avsc")),
        golden.at("schema").text().orElseThrow(),
        golden.at("written").items().stream().map(Golden::of).toList());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
