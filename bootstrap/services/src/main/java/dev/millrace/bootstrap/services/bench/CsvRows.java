package dev.millrace.bootstrap.services.bench;

import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows of a view as files of comma-separated values, as DSBulk reads them. */
final class CsvRows {

  private CsvRows() {}

  /**
   * Writes the rows, evenly over so many files.
   *
   * @param records of which those of the view are written
   */
  static void write(Path folder, int files, View view, List<List<Mutation>> records) {
    try {
      Files.createDirectories(folder);
      for (int file = 0; file < files; file++) {
        int first = file;
        write(
            folder.resolve("rows-" + file + ".csv"),
            view,
            IntStream.range(0, records.size())
                .filter(record -> record % files == first)
                .mapToObj(records::get)
                .toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write rows to " + folder, e);
    }
  }

  private static void write(Path file, View view, List<List<Mutation>> records) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write(header(view));
      for (List<Mutation> mutations : records) {
        for (Mutation mutation : mutations) {
          if (mutation.view().equals(view) && mutation instanceof Mutation.Upsert row) {
            out.write(line(row.values()));
          }
        }
      }
    }
  }

  static String header(View view) {
    return view.columns().stream().map(Column::name).collect(Collectors.joining(",")) + "\n";
  }

  /** Every value is quoted; a null is nothing at all. */
  static String line(List<@Nullable Object> values) {
    return values.stream()
            .map(value -> value == null ? "" : quoted(value.toString()))
            .collect(Collectors.joining(","))
        + "\n";
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\\\"") + "\"";
  }
}
