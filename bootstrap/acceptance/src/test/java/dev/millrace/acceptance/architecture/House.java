package dev.millrace.acceptance.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The compiled classes of all modules within the layers. */
final class House {

  private static final List<String> MODULES =
      List.of(
          "domain",
          "application",
          "adapters-http",
          "adapters-postgres",
          "adapters-kafka",
          "adapters-spark",
          "adapters-cassandra",
          "bootstrap/configuration",
          "bootstrap/services",
          "bootstrap/stream");

  private static final Path ROOT = Path.of("..", "..");

  private House() {}

  static JavaClasses main() {
    return classes("classes");
  }

  static JavaClasses tests() {
    return classes("test-classes");
  }

  private static JavaClasses classes(String folder) {
    return new ClassFileImporter().importPaths(folders(folder).toArray(Path[]::new));
  }

  private static Stream<Path> folders(String folder) {
    List<Path> folders =
        MODULES.stream()
            .map(module -> ROOT.resolve(module).resolve("target").resolve(folder))
            .toList();
    if (folder.equals("classes")) {
      folders.forEach(House::requireCompiled);
    }
    return folders.stream().filter(Files::isDirectory);
  }

  private static void requireCompiled(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException(folder + " is missing: build the whole project");
    }
  }
}
