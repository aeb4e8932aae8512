package dev.millrace.adapters.http.api;

import dev.millrace.adapters.http.PushedRecords;
import dev.millrace.application.collect.Line;
import dev.millrace.domain.document.Bytes;
import dev.millrace.domain.record.ContentHash;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The records of a request, or why there are none to take. */
record PushedBody(List<Line> lines, @Nullable Reply refusal) {

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
    Optional<List<Line>> list = records.list(request.body());
    return list.map(lines -> bounded(lines, bounds))
        .orElseGet(
            () ->
                refused(
                    Status.BAD_REQUEST,
                    "The body is no JSON list, or holds too many values, or one of its records is"
                        + " too deep or has a text, number or name that is too long."));
  }

  /** Tells bodies apart by what is kept of them: a hash of a secret would confirm a guess. */
  ContentHash content() {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    for (Line line : lines) {
      kept.writeBytes(line.raw().bytes().array());
      kept.write('\n');
    }
    return ContentHash.ofBytes(Bytes.of(kept.toByteArray()));
  }

  private static PushedBody bounded(List<Line> lines, CollectBounds bounds) {
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
