package dev.millrace.adapters.http.api;

import dev.millrace.domain.port.quarantine.Grounds;
import dev.millrace.domain.port.quarantine.Place;
import dev.millrace.domain.port.quarantine.QuarantinedRecord;
import dev.millrace.domain.record.Reason;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How what is in quarantine is shown; the commands show it so, too. */
public final class QuarantineFields {

  private QuarantineFields() {}

  public static List<Map<String, Object>> of(List<Grounds> grounds) {
    return grounds.stream().map(QuarantineFields::of).toList();
  }

  private static Map<String, Object> of(Grounds grounds) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("records", grounds.records());
    fields.put("reasons", texts(grounds.reasons()));
    return fields;
  }

  /** Nobody knows which bytes of a record that was refused tell of a person. */
  static Map<String, @Nullable Object> of(QuarantinedRecord record, boolean isPersonal) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("page", record.place().page());
    fields.put("index", record.place().index());
    fields.put("outcome", record.outcome().name().toLowerCase(Locale.ROOT));
    fields.put("reasons", texts(record.reasons()));
    fields.put("length", record.bytes().length());
    fields.put(
        "bytes", isPersonal ? Base64.getEncoder().encodeToString(record.bytes().array()) : null);
    fields.put("quarantinedAt", record.at().toString());
    return fields;
  }

  static String cursor(Place place) {
    return place.page() + "." + place.index();
  }

  private static List<String> texts(List<Reason> reasons) {
    return reasons.stream().map(Reason::toString).toList();
  }
}
