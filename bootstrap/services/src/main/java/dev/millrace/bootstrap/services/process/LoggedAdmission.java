package dev.millrace.bootstrap.services.process;

import dev.millrace.application.admission.WatchedAdmission;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks whether more may be taken in, with a line in the log when that changes. */
public final class LoggedAdmission implements Step {

  private static final Logger LOG = LoggerFactory.getLogger(LoggedAdmission.class);

  private final WatchedAdmission admission;

  public LoggedAdmission(WatchedAdmission admission) {
    this.admission = admission;
  }

  @Override
  public int run() {
    Optional<String> before = admission.refusal();
    admission.look();
    Optional<String> now = admission.refusal();
    if (!now.equals(before)) {
      now.ifPresentOrElse(
          reason -> LOG.warn("takes nothing in: {}", reason), () -> LOG.info("takes in again"));
    }
    return 0;
  }
}
