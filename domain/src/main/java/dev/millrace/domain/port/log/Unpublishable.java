package dev.millrace.domain.port.log;

import dev.millrace.domain.failure.PermanentFailure;
import java.util.List;

/** Rows that the log does not take, each named. Nothing was published; the others may be. */
public final class Unpublishable extends PermanentFailure {

  private static final long serialVersionUID = 1L;

  private final transient List<Refusal> refusals;

  public Unpublishable(List<Refusal> refusals) {
    super(message(refusals));
    this.refusals = List.copyOf(refusals);
  }

  /** One or more of the rows that were to be published. */
  public List<Refusal> refusals() {
    return refusals;
  }

  private static String message(List<Refusal> refusals) {
    Refusal first = refusals.get(0);
    String others = refusals.size() == 1 ? "" : " (and " + (refusals.size() - 1) + " others)";
    return "event " + first.row().event() + others + ": " + first.reason();
  }
}
