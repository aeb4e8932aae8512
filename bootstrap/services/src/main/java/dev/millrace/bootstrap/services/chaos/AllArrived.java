package dev.millrace.bootstrap.services.chaos;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.ledger.Sheet;
import dev.millrace.domain.port.run.Run;
import dev.millrace.domain.port.run.RunState;
import java.util.Optional;

/** A run is fetched, settled in the ledger, and counted in its windows. */
record AllArrived(Books books, RunId run, long countedBefore) implements Vital {

  @Override
  public Optional<String> complaint() {
    Run found = books.run(run);
    Sheet sheet = books.sheet(run);
    if (found.state() != RunState.FETCHED || !sheet.isSettled()) {
      return Optional.of(found + ", " + sheet);
    }
    long counted = books.counted() - countedBefore;
    return counted == sheet.stored()
        ? Optional.empty()
        : Optional.of("windows count " + counted + " events of " + sheet.stored() + " stored");
  }
}
