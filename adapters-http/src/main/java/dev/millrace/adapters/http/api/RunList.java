package dev.millrace.adapters.http.api;

import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.Runs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The newest runs, a page at a time. A page's cursor is its last run. */
final class RunList {

  private static final String STANDARD = "20";
  private static final int MOST = 100;

  private RunList() {}

  static Reply of(Request request, Runs runs) {
    Optional<Integer> limit = limit(request);
    if (limit.isEmpty()) {
      return wrongLimit();
    }
    String cursor = request.query().get("cursor");
    if (cursor == null) {
      return page(limit.get(), runs.newest(limit.get() + 1));
    }
    return RunRoutes.id(cursor)
        .map(last -> page(limit.get(), runs.before(last, limit.get() + 1)))
        .orElseGet(RunList::wrongCursor);
  }

  /** How many are asked for; empty when that is no number, or too large a one. */
  static Optional<Integer> limit(Request request) {
    String limit = request.query().getOrDefault("limit", STANDARD);
    return limit.matches("[1-9][0-9]{0,2}") && Integer.parseInt(limit) <= MOST
        ? Optional.of(Integer.parseInt(limit))
        : Optional.empty();
  }

  static Reply wrongLimit() {
    return Reply.problem(Status.BAD_REQUEST, "limit is a whole number from 1 to " + MOST + ".");
  }

  static Reply wrongCursor() {
    return Reply.problem(Status.BAD_REQUEST, "cursor is the `next` of an earlier list.");
  }

  /** One run more than was asked for says that there is a next page. */
  private static Reply page(int limit, List<Run> found) {
    List<Run> shown = found.stream().limit(limit).toList();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("runs", shown.stream().map(RunFields::of).toList());
    fields.put("next", found.size() > limit ? shown.get(limit - 1).id().toString() : null);
    return Reply.json(200, fields);
  }
}
