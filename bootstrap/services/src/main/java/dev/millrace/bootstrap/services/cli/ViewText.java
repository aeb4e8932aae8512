package dev.millrace.bootstrap.services.cli;

import dev.millrace.application.query.ViewAnswer;
import dev.millrace.domain.family.Provenance;
import dev.millrace.domain.view.Column;
import dev.millrace.domain.view.View;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows views and their rows. */
final class ViewText {

  private static final String GAP = "  ";

  private ViewText() {}

  /** What there is to ask, and by what. */
  static void list(PrintWriter out, List<View> views) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("VIEW", "KEY", "ORDER"));
    for (View view : views) {
      lines.add(List.of(view.name(), key(view), order(view)));
    }
    table(out, lines);
  }

  private static String key(View view) {
    return view.partitionKey().stream()
        .map(column -> column.name() + "=" + column.type().name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }

  private static String order(View view) {
    return view.clusteringKey().stream()
        .map(column -> column.name() + (column.isDescending() ? " (largest first)" : ""))
        .collect(Collectors.joining(", "));
  }

  static void print(PrintWriter out, ViewAnswer.Page page) {
    if (page.rows().isEmpty()) {
      out.println("No row of " + page.view().name() + " has this key.");
    } else if (page.rows().size() == 1) {
      one(out, page.rows().get(0));
    } else {
      several(out, page);
    }
    if (page.next() != null) {
      out.printf("%nThere are more: the same with --page %s%n", page.next());
    }
  }

  private static void one(PrintWriter out, Map<String, @Nullable Object> row) {
    int width = row.keySet().stream().mapToInt(String::length).max().orElse(0);
    row.forEach(
        (column, value) -> out.println(padded(column, width) + GAP + (value == null ? "" : value)));
  }

  private static void several(PrintWriter out, ViewAnswer.Page page) {
    List<String> columns =
        page.view().columns().stream()
            .filter(column -> !Provenance.COLUMNS.contains(column))
            .map(Column::name)
            .toList();
    List<List<String>> lines = new ArrayList<>();
    lines.add(columns);
    for (Map<String, @Nullable Object> row : page.rows()) {
      lines.add(columns.stream().map(column -> text(row.get(column))).toList());
    }
    table(out, lines);
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static void table(PrintWriter out, List<List<String>> lines) {
    int[] widths = new int[lines.get(0).size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        text.append(padded(line.get(i), widths[i])).append(GAP);
      }
      out.println(text.toString().stripTrailing());
    }
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
