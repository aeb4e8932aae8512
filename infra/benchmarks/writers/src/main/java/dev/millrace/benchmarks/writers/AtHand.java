package dev.millrace.benchmarks.writers;

import dev.millrace.adapters.spark.StreamParts;
import dev.millrace.domain.port.serving.Places;
import dev.millrace.domain.port.serving.ViewWriter;
import dev.millrace.domain.view.Mutation;
import dev.millrace.domain.view.View;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The records in this JVM, as the mutations by which they take effect, and the parts of the stream.
 * Static, so that Spark's tasks find them.
 */
final class AtHand {

  private static @Nullable AtHand only;

  private final StreamParts<?> parts;
  private final View view;
  private final List<List<Mutation>> records;
  private final List<List<Mutation>> rows;

  private AtHand(StreamParts<?> parts, List<List<Mutation>> records) {
    this.parts = parts;
    this.view = parts.family().views().get(0);
    this.records = List.copyOf(records);
    this.rows = records.stream().map(mutations -> of(view, mutations)).toList();
  }

  static synchronized AtHand put(StreamParts<?> parts, List<List<Mutation>> records) {
    AtHand put = new AtHand(parts, records);
    only = put;
    return put;
  }

  static synchronized AtHand get() {
    return Objects.requireNonNull(only, "nothing is at hand");
  }

  private static List<Mutation> of(View view, List<Mutation> mutations) {
    return mutations.stream().filter(mutation -> mutation.view().equals(view)).toList();
  }

  /** The view that holds every record under its key alone. */
  View view() {
    return view;
  }

  /** All mutations of each record. */
  List<List<Mutation>> records() {
    return records;
  }

  /** Of each record the mutation of that view. */
  List<List<Mutation>> rows() {
    return rows;
  }

  /** A writer as a task of the stream opens it. */
  ViewWriter openWriter() {
    return parts.openWriter(Places.FIRST);
  }
}
