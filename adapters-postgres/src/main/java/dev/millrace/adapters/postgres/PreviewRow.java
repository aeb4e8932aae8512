package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.replay.Preview;
import java.time.LocalDate;

/** What a selection names of a day. */
record PreviewRow(LocalDate day, long events, long bytes, long onlyRaw) {

  PreviewRow plus(PreviewRow other) {
    return new PreviewRow(day, events + other.events, bytes + other.bytes, onlyRaw + other.onlyRaw);
  }

  Preview.Day toDay() {
    return new Preview.Day(day, events, bytes, onlyRaw);
  }
}
