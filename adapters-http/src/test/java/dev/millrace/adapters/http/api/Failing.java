package dev.millrace.adapters.http.api;

import dev.millrace.domain.event.RunId;
import dev.millrace.domain.port.intake.Intake;
import dev.millrace.domain.port.intake.IntakeTransaction;
import dev.millrace.domain.port.source.Evidence;
import java.util.function.Function;

/** An intake that always fails. */
record Failing(RuntimeException failure) implements Intake {

  @Override
  public <T> T inTransaction(Function<IntakeTransaction, T> work) {
    throw failure;
  }

  @Override
  public void keep(RunId run, Evidence evidence) {
    throw failure;
  }
}
