package dev.millrace.adapters.http.api;

import dev.millrace.adapters.http.PushedLine;
import dev.millrace.adapters.http.PushedRecords;
import dev.millrace.application.collect.Line;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.record.ContentHash;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The records of a request, or why there are none to take. */
record PushedBody(List<PushedLine> pushed, @Nullable Reply refusal) {

  private static final Set<String> LINES =
      Set.of("application/x-ndjson", "application/ndjson", "application/jsonl");
  private static final String LIST = "application/json";

  /**
   * Reads a body.
   *
   * @param place is taken by its values
   */
  static PushedBody read(
      Request request, Set<String> secrets, CollectBounds bounds, ValueRoom.Place place) {
    PushedRecords records =
        new PushedRecords(secrets, bounds.records(), bounds.recordBytes(), place::take);
    PushedBody body = read(request, records, bounds);
    return place.isTooSmall()
        ? new PushedBody(List.of(), Translation.full(Refusal.HELD_FULL))
        : body;
  }

  private static PushedBody read(Request request, PushedRecords records, CollectBounds bounds) {
    if (LINES.contains(request.contentType())) {
      return bounded(records.lines(request.body()), bounds);
    }
    if (!request.contentType().equals(LIST)) {
      return refused(
          Status.UNSUPPORTED_MEDIA_TYPE,
          "Records are pushed as application/x-ndjson, one per line, or as a list in"
              + " application/json.");
    }
    Optional<List<PushedLine>> list = records.list(request.body());
    return list.map(lines -> bounded(lines, bounds))
        .orElseGet(
            () ->
                refused(
                    Status.BAD_REQUEST,
                    "The body is no JSON list, or holds too many values, or one of its records is"
                        + " too deep or has a text, number or name that is too long."));
  }

  /** As they are taken. */
  List<Line> lines() {
    return pushed.stream().map(PushedLine::line).toList();
  }

  /**
   * Tells bodies apart: by what is kept of their records, and where that is not all, by a seal of
   * the whole. A mere hash of what may hold a secret would confirm a guess.
   */
  ContentHash content(UnaryOperator<Bytes> seal) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (PushedLine line : pushed) {
      Bytes told = line.isKept() ? line.whole() : seal.apply(line.whole());
      String head = (line.isKept() ? "kept " : "sealed ") + told.length() + "\n";
      content.writeBytes(head.getBytes(StandardCharsets.UTF_8));
      content.writeBytes(told.array());
    }
    return ContentHash.ofBytes(Bytes.of(content.toByteArray()));
  }

  private static PushedBody bounded(List<PushedLine> lines, CollectBounds bounds) {
    if (lines.isEmpty()) {
      return refused(Status.BAD_REQUEST, "The body holds no record.");
    }
    return lines.size() > bounds.records()
        ? new PushedBody(List.of(), tooMany(bounds))
        : new PushedBody(lines, null);
  }

  private static Reply tooMany(CollectBounds bounds) {
    return Reply.refused(
        Refusal.TOO_MANY_RECORDS, "A body here holds at most " + bounds.records() + " records.");
  }

  private static PushedBody refused(Status status, String detail) {
    return new PushedBody(List.of(), Reply.problem(status, detail));
  }
}
