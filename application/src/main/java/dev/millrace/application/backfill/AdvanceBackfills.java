package dev.millrace.application.backfill;

/** Starts the runs of backfills, as earlier ones of them end. */
@FunctionalInterface
public interface AdvanceBackfills {

  /**
   * Looks once. Any number of processes may: no run is started twice, and no more of a backfill are
   * under way than it allows.
   *
   * @return how many runs this call started
   */
  int advance();
}
