package dev.millrace.domain.port.deadletter;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Publishing the events of dead letters again. Redrives stay known as an audit; what is left to do
 * is told by the letters themselves, so one that is broken off needs no end, and another one goes
 * on.
 */
public interface Redrives {

  /** Begins a redrive of the letters that there are now. */
  Redrive begin(RedriveId id, LetterFilter filter, boolean forced, String by);

  /** Notes that a redrive is through; one that is over stays as it is. */
  Redrive end(RedriveId id);

  Optional<Redrive> find(RedriveId id);

  /** Redrives, the newest first. */
  List<Redrive> newest(int limit);

  /**
   * Runs a piece of work in one transaction and commits it, as {@link
   * dev.millrace.domain.port.intake.Intake#inTransaction} does. After an unknown outcome, repeating
   * is safe: what was redriven is open no more.
   */
  <T> T inTransaction(Function<RedriveTransaction, T> work);
}
