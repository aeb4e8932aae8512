package dev.millrace.bootstrap.services.bench.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A log whose lines somebody has told the events of.
 *
 * @param lines as the system wrote them
 * @param messages the same without their headers
 * @param events one for each message
 */
public record LabelledSet(
    String name, List<String> lines, List<String> messages, List<String> events) {

  private static final String LABELS = "_structured.csv";

  public LabelledSet {
    lines = List.copyOf(lines);
    messages = List.copyOf(messages);
    events = List.copyOf(events);
    requireAllLabelled(name, lines.size(), events.size());
  }

  private static void requireAllLabelled(String name, int lines, int labelled) {
    if (lines != labelled) {
      throw new IllegalArgumentException(
          "the log of %s has %,d lines, of which %,d are labelled"
              .formatted(name, lines, labelled));
    }
  }

  /**
   * Reads all sets of a folder: one in each folder of it, as a log and its {@code
   * <log>_structured.csv} with the columns {@code Content} and {@code EventId}.
   *
   * @throws IllegalArgumentException when there is none, or one that is not like that
   */
  public static List<LabelledSet> all(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("there is no folder " + folder);
    }
    try (Stream<Path> files = Files.find(folder, 2, (file, is) -> isLabels(file))) {
      List<LabelledSet> all = files.sorted().map(LabelledSet::read).toList();
      if (all.isEmpty()) {
        throw new IllegalArgumentException(
            "no folder in " + folder + " holds a log with its *.log" + LABELS);
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the sets in " + folder, e);
    }
  }

  private static boolean isLabels(Path file) {
    return file.getFileName().toString().endsWith(LABELS);
  }

  private static LabelledSet read(Path labels) {
    List<List<String>> rows = Csv.rows(text(labels));
    List<String> columns = rows.isEmpty() ? List.of() : rows.get(0);
    String file = labels.getFileName().toString();
    String log = file.substring(0, file.length() - LABELS.length());
    return new LabelledSet(
        log.replaceFirst("(_2k)?\\.log$", ""),
        text(labels.resolveSibling(log)).lines().toList(),
        column(labels, rows, columns.indexOf("Content")),
        column(labels, rows, columns.indexOf("EventId")));
  }

  private static List<String> column(Path labels, List<List<String>> rows, int column) {
    if (column < 0) {
      throw new IllegalArgumentException(labels + " has no columns Content and EventId");
    }
    return rows.stream().skip(1).map(row -> value(labels, row, column)).toList();
  }

  private static String value(Path labels, List<String> row, int column) {
    if (column >= row.size()) {
      throw new IllegalArgumentException(
          "in %s the row of line %s has %d values".formatted(labels, row.get(0), row.size()));
    }
    return row.get(column);
  }

  /** Whatever is no UTF-8 is replaced: logs hold anything. */
  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
