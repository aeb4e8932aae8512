package dev.millrace.application.verify;

import dev.millrace.domain.event.EventId;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.log.LogScan;
import dev.millrace.domain.port.log.LoggedEvent;
import dev.millrace.domain.record.FamilyName;
import dev.millrace.domain.view.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the events of one run stand in the log, and which of them stand there twice at the same
 * attempt: a replay or a redrive puts them there again on purpose, each at another.
 */
final class LoggedPositions {

  private final Map<EventId, Position> positions = new HashMap<>();
  private final Map<Again, Position> again = new HashMap<>();
  private final Map<EventId, Position> last = new HashMap<>();
  private final List<String> doubled = new ArrayList<>();

  private final LookUps lookUps;

  private LoggedPositions(LookUps lookUps) {
    this.lookUps = lookUps;
  }

  static LoggedPositions of(LogScan log, FamilyName family, RunId run, LookUps lookUps) {
    LoggedPositions logged = new LoggedPositions(lookUps);
    log.scan(
        family,
        event -> {
          if (run.equals(event.run())) {
            logged.add(event);
          }
        });
    return logged;
  }

  private void add(LoggedEvent logged) {
    EventId event = logged.event();
    if (event == null) {
      return;
    }
    Position before;
    if (logged.attempt() > 1) {
      last.put(event, logged.position());
      before = again.putIfAbsent(new Again(event, logged.attempt()), logged.position());
    } else {
      lookUps.done(1);
      before = positions.putIfAbsent(event, logged.position());
    }
    if (before != null) {
      doubled.add(event + " at " + before + " and " + logged.position());
    }
  }

  /** Where an event stands in the log; where it was put last, if it was published again. */
  Optional<Position> of(EventId event) {
    Position position = last.get(event);
    return Optional.ofNullable(position == null ? positions.get(event) : position);
  }

  /** A further attempt. */
  private record Again(EventId event, int attempt) {}

  List<String> doubled() {
    return doubled;
  }
}
