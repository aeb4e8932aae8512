package dev.millrace.bootstrap.services.wiring;

import dev.millrace.application.alert.LastRun;
import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.run.Run;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What came of runs that are over. The sheet of a long one takes the database a second, and a run
 * that is over brings nothing more: each is asked for once.
 */
final class LastRuns {

  private final Function<RunId, Optional<Sheet>> sheets;
  private volatile Map<RunId, LastRun> known = Map.of();

  LastRuns(Function<RunId, Optional<Sheet>> sheets) {
    this.sheets = sheets;
  }

  List<LastRun> of(Collection<Run> runs) {
    Map<RunId, LastRun> told = new HashMap<>();
    for (Run run : runs) {
      LastRun before = known.get(run.id());
      told.put(run.id(), before == null ? asked(run) : before);
    }
    known = Map.copyOf(told);
    return List.copyOf(told.values());
  }

  private LastRun asked(Run run) {
    return new LastRun(
        run.plan().family().value(),
        sheets.apply(run.id()).map(sheet -> sheet.fetched() - sheet.quarantined()).orElse(0L),
        run.drift().added().size() + run.drift().missing().size());
  }
}
