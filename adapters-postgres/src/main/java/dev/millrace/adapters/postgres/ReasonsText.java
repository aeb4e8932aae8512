package dev.millrace.adapters.postgres;

import dev.millrace.domain.record.Reason;
import java.util.List;
import java.util.Map;

/** Reasons as JSON: a list of objects of texts. */
final class ReasonsText {

  private static final String PATH = "path";
  private static final String PROBLEM = "problem";

  private ReasonsText() {}

  static String write(List<Reason> reasons) {
    return JsonText.list(reasons, ReasonsText::write);
  }

  static List<Reason> read(String json) {
    StoredJson stored = new StoredJson(json);
    return stored.list(() -> reason(stored.object(stored::text)));
  }

  private static String write(Reason reason) {
    return JsonText.object(Map.of(PATH, reason.path(), PROBLEM, reason.problem()), JsonText::text);
  }

  private static Reason reason(Map<String, String> fields) {
    return new Reason(fields.getOrDefault(PATH, ""), fields.getOrDefault(PROBLEM, ""));
  }
}
