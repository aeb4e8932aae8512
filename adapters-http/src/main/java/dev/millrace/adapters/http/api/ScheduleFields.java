package dev.millrace.adapters.http.api;

import dev.millrace.domain.schedule.Cron;
import dev.millrace.domain.schedule.Every;
import dev.millrace.domain.schedule.Schedule;
import dev.millrace.domain.schedule.Span;
import java.util.LinkedHashMap;
import java.util.Map;

/** A schedule as it is shown, by commands too. */
public final class ScheduleFields {

  private ScheduleFields() {}

  public static Map<String, Object> of(Schedule schedule) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", schedule.name().value());
    fields.put("cron", schedule.timing() instanceof Cron cron ? cron.expression() : null);
    fields.put("every", schedule.timing() instanceof Every every ? Span.text(every.span()) : null);
    fields.put("jitter", Span.text(schedule.jitter()));
    fields.put("missed", schedule.missed().name());
    fields.putAll(RunFields.of(schedule.plan()));
    fields.put("paused", schedule.paused());
    fields.put("nextDue", schedule.next().due().toString());
    fields.put("nextAt", schedule.next().at().toString());
    fields.put("lastRun", schedule.lastRun() == null ? null : schedule.lastRun().toString());
    fields.put("lastDue", schedule.lastDue() == null ? null : schedule.lastDue().toString());
    return fields;
  }
}
