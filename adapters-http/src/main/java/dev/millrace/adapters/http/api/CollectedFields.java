package dev.millrace.adapters.http.api;

import dev.millrace.application.collect.Taken;
import dev.millrace.domain.call.Answer;
import dev.millrace.domain.port.intake.Outcome;
import dev.millrace.domain.port.intake.TakenRecord;
import dev.millrace.domain.record.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How those who push are told what became of each record. */
final class CollectedFields {

  private static final int OK = 200;

  private CollectedFields() {}

  static Answer answer(Taken taken) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("run", taken.run().toString());
    for (Outcome outcome : Outcome.values()) {
      fields.put(word(outcome), count(taken.records(), outcome));
    }
    fields.put("records", taken.records().stream().map(CollectedFields::fields).toList());
    return new Answer(OK, null, Json.text(fields));
  }

  private static Map<String, Object> fields(TakenRecord record) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("outcome", word(record.outcome()));
    if (record.key() != null) {
      fields.put("key", record.key().value());
    }
    if (record.event() != null) {
      fields.put("event", record.event().toString());
    }
    if (!record.reasons().isEmpty()) {
      fields.put("reasons", record.reasons().stream().map(Reason::toString).toList());
    }
    return fields;
  }

  private static long count(List<TakenRecord> records, Outcome outcome) {
    return records.stream().filter(record -> record.outcome() == outcome).count();
  }

  static String word(Outcome outcome) {
    return switch (outcome) {
      case STORED -> "accepted";
      case DUPLICATE -> "duplicate";
      case CONFLICT -> "conflict";
      case REJECTED -> "rejected";
    };
  }
}
