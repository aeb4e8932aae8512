package dev.millrace.adapters.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.failure.PermanentFailure;
import dev.millrace.domain.port.serving.ServedRow;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.Position;
import dev.millrace.domain.view.View;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the provenance of a row, from the columns that {@link #SELECTORS} select. */
final class ServedRows {

  static final List<String> SELECTORS =
      List.of("version", "event_id", "run_id", "log_position", "writetime(version) AS written_at");

  private static final Pattern POSITION = Pattern.compile("(.+)-(\\d{1,9})@(\\d{1,18})");

  private ServedRows() {}

  static ServedRow of(View view, RecordKey key, Row row) {
    UUID event = row.getUuid("event_id");
    UUID run = row.getUuid("run_id");
    String position = row.getString("log_position");
    if (event == null || run == null || position == null) {
      throw unknownOrigin(view);
    }
    return new ServedRow(
        view.name(),
        key,
        row.getLong("version"),
        new EventId(event),
        new RunId(run),
        position(view, position),
        Instant.EPOCH.plus(row.getLong("written_at"), ChronoUnit.MICROS));
  }

  static Position position(View view, String text) {
    Matcher parts = POSITION.matcher(text);
    if (!parts.matches()) {
      throw unknownOrigin(view);
    }
    return new Position(
        parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3)));
  }

  private static PermanentFailure unknownOrigin(View view) {
    return new PermanentFailure(
        "a row of "
            + view.name()
            + " does not tell where it came from: something else than Millrace wrote it");
  }
}
