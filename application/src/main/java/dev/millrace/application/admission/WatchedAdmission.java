package dev.millrace.application.admission;

import dev.millrace.domain.port.outbox.Backlog;
import java.util.Optional;
import java.util.function.Supplier;

/** {@link Admission} as it was when somebody last looked. */
public final class WatchedAdmission implements Admission {

  private final Supplier<Backlog> path;
  private final AdmissionLimits limits;

  private volatile PassedLimits passed = PassedLimits.NONE;

  /**
   * @param path measures what is stored and not served yet; may fail when it cannot
   */
  public WatchedAdmission(Supplier<Backlog> path, AdmissionLimits limits) {
    this.path = path;
    this.limits = limits;
  }

  /** Measures anew. A path that cannot be measured leaves things as they are. */
  public void look() {
    passed = limits.passedBy(path.get());
  }

  @Override
  public Optional<String> refusal() {
    return limits.inWords(passed);
  }

  /** Which limits were passed; nothing is taken in while any is. */
  public PassedLimits passed() {
    return passed;
  }
}
