package dev.millrace.domain.family;

import dev.millrace.domain.port.serving.Places;
import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes each change to all tables in which its view stands. */
public final class PlacedWriter implements ViewWriter {

  private final ViewWriter writer;
  private final Places places;
  private final Map<View, List<View>> tables = new HashMap<>();

  public PlacedWriter(ViewWriter writer, Places places) {
    this.writer = writer;
    this.places = places;
  }

  @Override
  public void write(List<Mutation> mutations) {
    if (places.byView().isEmpty()) {
      writer.write(mutations);
      return;
    }
    List<Mutation> placed = new ArrayList<>();
    for (Mutation mutation : mutations) {
      tables
          .computeIfAbsent(mutation.view(), places::written)
          .forEach(table -> placed.add(mutation.in(table)));
    }
    writer.write(placed);
  }

  @Override
  public void flush() {
    writer.flush();
  }

  @Override
  public void close() {
    writer.close();
  }
}
