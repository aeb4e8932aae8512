package dev.millrace.application.verify;

import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.ledger.StoredEvent;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.serving.ServedRow;
import dev.millrace.domain.port.serving.ServedViews;
import dev.millrace.domain.record.RecordKey;
import dev.millrace.domain.view.View;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sorts the events of a run into served, superseded, dead-lettered and missing, chunk by chunk. */
final class Tally {

  private static final int CHUNK = 5_000;

  private final View byKey;
  private final ServedViews views;
  private final LoggedPositions logged;
  private final LookUps lookUps;
  private final List<StoredEvent> chunk = new ArrayList<>();
  private final List<Missing> missing = new ArrayList<>();

  private long served;
  private long superseded;
  private long deadLettered;
  private long missingCount;

  Tally(View byKey, ServedViews views, LoggedPositions logged, LookUps lookUps) {
    this.byKey = byKey;
    this.views = views;
    this.logged = logged;
    this.lookUps = lookUps;
  }

  void add(StoredEvent event) {
    chunk.add(event);
    if (chunk.size() == CHUNK) {
      sortChunk();
    }
  }

  Verification result(Run run, Sheet sheet, long expired) {
    sortChunk();
    if (expired > 0) {
      lookUps.done((int) expired);
    }
    List<String> doubled = logged.doubled();
    return new Verification(
        run,
        sheet,
        served,
        superseded,
        deadLettered,
        expired,
        missing,
        missingCount,
        doubled.subList(0, Math.min(doubled.size(), Verification.LISTED)),
        doubled.size());
  }

  private void sortChunk() {
    Set<RecordKey> keys = new LinkedHashSet<>();
    chunk.forEach(event -> keys.add(event.key()));
    Map<RecordKey, ServedRow> rows = views.served(byKey, keys);
    chunk.forEach(event -> sort(event, rows.get(event.key())));
    lookUps.done(chunk.size());
    chunk.clear();
  }

  private void sort(StoredEvent event, @Nullable ServedRow row) {
    if (row != null && row.event().equals(event.event())) {
      served++;
    } else if (row != null && row.version() > event.version()) {
      superseded++;
    } else if (event.deadLettered()) {
      deadLettered++;
    } else {
      miss(event);
    }
  }

  private void miss(StoredEvent event) {
    missingCount++;
    if (missing.size() < Verification.LISTED) {
      missing.add(new Missing(event.event(), event.key(), event.version(), lastSeen(event)));
    }
  }

  private String lastSeen(StoredEvent event) {
    return logged
        .of(event.event())
        .map(position -> "in the log at " + position + ", not served")
        .orElse(
            event.published()
                ? "published by the relay, no longer in the log and not served"
                : "in the outbox, not published");
  }
}
