package dev.millrace.adapters.postgres;

import dev.millrace.domain.port.replay.Preview;
import java.time.LocalDate;

/** What a selection names of a day. */
record PreviewRow(LocalDate day, long records, long bytes, long onlyRaw) {

  Preview.Day toDay() {
    return new Preview.Day(day, records, bytes, onlyRaw);
  }
}
