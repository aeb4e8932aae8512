package dev.millrace.application.ingest;

import dev.millrace.domain.port.intake.Outcome;
import dev.millrace.domain.port.intake.PageWrite;
import dev.millrace.domain.port.intake.TakenRecord;
import dev.millrace.domain.port.run.RunPlan;
import dev.millrace.domain.record.FamilyName;

/**
 * What records have in common that are counted together.
 *
 * @param isPushed whether they were pushed, rather than fetched by a run
 * @param isUnreadable whether they were rejected as a whole, and not for a field
 */
public record TakenKind(
    FamilyName family, boolean isPushed, Outcome outcome, boolean isUnreadable) {

  /** Whether that one differs at most in whether records could be read. */
  public boolean isLike(TakenKind other) {
    return family.equals(other.family) && isPushed == other.isPushed && outcome == other.outcome;
  }

  static TakenKind of(PageWrite write, TakenRecord record) {
    return new TakenKind(
        write.family(),
        RunPlan.isCollected(write.page().request().source()),
        record.outcome(),
        record.outcome() == Outcome.REJECTED
            && record.reasons().stream().anyMatch(reason -> reason.path().isEmpty()));
  }
}
