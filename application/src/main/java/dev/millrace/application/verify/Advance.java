package dev.millrace.application.verify;

/** Hears how far a verification is. */
@FunctionalInterface
public interface Advance {

  /**
   * So many look-ups are done, of so many: an event is looked up in the log and in the views.
   *
   * @param total as the run's sheet has it; a run under way may take more
   */
  void to(long done, long total);
}
