package dev.millrace.adapters.http.api;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.quarantine.Place;
import dev.millrace.domain.port.quarantine.Quarantine;
import dev.millrace.domain.port.quarantine.QuarantinedRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A run's records in quarantine, some at a time. Their cursor is the place of the last one. */
final class QuarantineList {

  private static final Pattern CURSOR = Pattern.compile("([0-9]{1,9})\\.([0-9]{1,9})");

  private QuarantineList() {}

  static Reply of(Request request, RunId run, Quarantine quarantine) {
    Optional<Integer> limit = RunList.limit(request);
    if (limit.isEmpty()) {
      return RunList.wrongLimit();
    }
    return after(request)
        .map(place -> page(request, limit.get(), quarantine.of(run, place, limit.get() + 1)))
        .orElseGet(RunList::wrongCursor);
  }

  private static Optional<Place> after(Request request) {
    String cursor = request.query().get("cursor");
    if (cursor == null) {
      return Optional.of(Place.START);
    }
    Matcher parts = CURSOR.matcher(cursor);
    return parts.matches()
        ? Optional.of(new Place(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))))
        : Optional.empty();
  }

  /** One record more than was asked for says that there are more. */
  private static Reply page(Request request, int limit, List<QuarantinedRecord> found) {
    List<QuarantinedRecord> shown = found.stream().limit(limit).toList();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("masked", !request.seesPersonalData());
    fields.put(
        "records",
        shown.stream()
            .map(record -> QuarantineFields.of(record, request.seesPersonalData()))
            .toList());
    fields.put(
        "next",
        found.size() > limit ? QuarantineFields.cursor(shown.get(limit - 1).place()) : null);
    return Reply.json(200, fields);
  }
}
